/** The kinds of image that are taken, each with the ending of its files. */
export const imageTypes = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
} as const;

export type ImageType = keyof typeof imageTypes;

/** How large an image may be, so that decoding it stays bounded (some 320 MB). */
export const limits = {
  /** Of all frames together. */
  pixels: 40_000_000,
  /** WebP has no longer side. */
  side: 16_383,
  frames: 300,
} as const;

/** Writes the image anew: what is seen of it, upright, and nothing else. */
export interface Recoding {
  readonly kind: 'recode';
  readonly source: string;
  readonly target: string;
  readonly type: ImageType;
}

/** Writes a smaller one of an image that was recoded. */
export interface Scaling {
  readonly kind: 'scale';
  readonly source: string;
  readonly target: string;
  readonly type: ImageType;
  readonly width: number;
}

export type ImageTask = Recoding | Scaling;

/** What was written. Pixels; of an animation, of one frame. */
export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Some 30 characters that stand for the image until it is there (blurha.sh); null: not asked for. */
  readonly blurHash: string | null;
}

/** What the process for images answers. */
export type ImageOutcome =
  | { readonly is: 'done'; readonly facts: ImageFacts }
  | { readonly is: 'too-large'; readonly width: number; readonly height: number; readonly frames: number }
  | { readonly is: 'unreadable' };
