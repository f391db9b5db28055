/** What came of one attempt, whether it was answered or not. */
export interface Answer {
  /** Null: none came. */
  readonly status: number | null;
  /** The beginning of it, fit to be kept; null: none came. */
  readonly body: string | null;
  /** In our own words; null: it was answered to the end, or as far as we read. */
  readonly error: string | null;
  /** As the header says. */
  readonly retryAfter: string | null;
  readonly durationMilliseconds: number;
}

const mostKept = 16 * 1024;

/** Whether the receiver has taken the message. A redirect is none of the answers that say so. */
export function isTaken({ status, error }: Answer): boolean {
  return error === null && status !== null && status >= 200 && status < 300;
}

/** Bytes of a stranger as text that PostgreSQL and JSON take: cut, what is no UTF-8 replaced, no NUL. */
export function keptText(bytes: Buffer): string {
  return new TextDecoder().decode(bytes.subarray(0, mostKept)).replaceAll('\u0000', '\uFFFD');
}
