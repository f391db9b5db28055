import type { FieldError } from '../../http/problem/problems.js';

/** What a file says of one post: facts that are not checked yet, or why it has none of ours. */
export type Offer =
  | {
      readonly given: Readonly<Record<string, unknown>>;
      /** The slug of a post that has neither id nor slug of its own. */
      readonly slug: string;
      /** What of it is not taken along. */
      readonly warnings: readonly FieldError[];
    }
  | { readonly leftOut: FieldError };

/** One post of a file. */
export interface Candidate {
  /** Of the file in the archive, or the title. */
  readonly name: string;
  /** The file is done up to here when the post is, in bytes. */
  readonly end: number;
  /** @throws ValidationFailed it cannot be read; what else it throws says nothing of the post */
  read(): Promise<Offer>;
}

/** Nothing more can be read from a file. */
export class BrokenFile extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}
