import type { PageMetaDto } from '../http/list/page-meta.dto.js';

/**
 * How long an answer may be told again, counted from before it was read: less than the second within which every
 * instance shows a change.
 */
export const lifetimeMilliseconds = 900;

/** An answer that was read once and may be told again. */
export interface Entry {
  /** The finished JSON, as it is sent. */
  readonly body: Buffer;
  readonly etag: string;
  /** Of a list: where the page lies. */
  readonly meta: PageMetaDto | null;
  /** What it tells of: when one of these is touched, it is over. */
  readonly subjects: readonly string[];
  /** Before its reading began, by the clock that never jumps. */
  readonly born: number;
  /** The same moment by the clock of the calendar, in milliseconds. */
  readonly date: number;
  /** Where it was found. */
  readonly from: 'database' | 'redis' | 'memory';
}
