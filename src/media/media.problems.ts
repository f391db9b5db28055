import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';

export class UnsupportedImage extends Problem {
  static override readonly status = 415;
  static override readonly code = 'UNSUPPORTED_IMAGE';
  static override readonly title = 'The file is no image of a kind that is taken';
}

export class UnreadableImage extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNREADABLE_IMAGE';
  static override readonly title = 'The image cannot be read';
}

export class ImageTooLarge extends Problem {
  static override readonly status = 422;
  static override readonly code = 'IMAGE_TOO_LARGE';
  static override readonly title = 'The image has too many pixels';
  static override readonly example = { width: 50_000, height: 50_000, frames: 1 };
}

export class MediaQuotaExceeded extends Problem {
  static override readonly status = 409;
  static override readonly code = 'MEDIA_QUOTA_EXCEEDED';
  static override readonly title = 'There is no room left for it';
  static override readonly example = { usedBytes: 1_073_000_000, quotaBytes: 1_073_741_824 };
}

/** What can be wrong with an image that somebody puts up. */
export const imageFaults = [UnsupportedImage, UnreadableImage, ImageTooLarge, MediaQuotaExceeded] as const;

export class MediumInUse extends Problem {
  static override readonly status = 409;
  static override readonly code = 'MEDIUM_IN_USE';
  static override readonly title = 'Something still shows it';
  static override readonly example = {
    usedBy: [
      { kind: 'post', id: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11', title: 'How to pour', isPublic: true },
    ],
  };
}

export class RangeNotSatisfiable extends Problem {
  static override readonly status = 416;
  static override readonly code = 'RANGE_NOT_SATISFIABLE';
  static override readonly title = 'The file has no such part';

  constructor(bytes: number) {
    super(`The file has ${bytes} bytes.`, {}, { 'Content-Range': `bytes */${bytes}` });
  }
}

/** Somebody who was erased while the image came. */
onConstraint('media_owner_fkey', () => new Unauthenticated('The account of this token is gone.'));

export class UnknownMedia extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_MEDIA';
  static override readonly title = 'There is no such medium';
  static override readonly example = { mediaIds: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'] };
}

/** A medium went while something was to show it. */
onConstraint(
  'media_uses_media_fkey',
  () => new UnknownMedia('A medium is not there any more, or was taken up just now.'),
);
