/** A mail as its author writes it; how it looks is the mail room's. */
export interface Letter {
  /** One address, as its owner wrote it. */
  readonly to: string;
  readonly subject: string;
  /** Plain sentences, one paragraph each; no markup. */
  readonly paragraphs: readonly string[];
  /** The one thing that the reader may do. */
  readonly action?: { readonly label: string; readonly url: string };
}
