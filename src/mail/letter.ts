/** What was bought, sent or paid, between the paragraphs and the action: everything in words already. */
export interface Sheet {
  readonly items: readonly { readonly title: string; readonly details: string; readonly amount: string }[];
  /** The last one is what it comes to. */
  readonly sums: readonly { readonly label: string; readonly amount: string }[];
  /** Short blocks of lines, such as an address. */
  readonly notes: readonly { readonly label: string; readonly lines: readonly string[] }[];
}

/** A mail as its author writes it; how it looks is the mail room's. */
export interface Letter {
  /** One address, as its owner wrote it. */
  readonly to: string;
  readonly subject: string;
  /** Plain sentences, one paragraph each; no markup. */
  readonly paragraphs: readonly string[];
  readonly sheet?: Sheet;
  /** The one thing that the reader may do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Of a letter that one can do without: what it is about, and the address that ends such letters (RFC 8058). */
  readonly optOut?: { readonly about: string; readonly url: string };
}
