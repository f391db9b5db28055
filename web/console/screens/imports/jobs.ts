import { queries } from '../../queries.js';

/** What imports of products and of posts have in common. */
export interface Job {
  readonly status: string;
  readonly bytes: { readonly total: number; readonly done: number };
}

/** A job with when it was looked at, and the first look, to tell how fast it goes. */
export interface Seen<Kind> {
  readonly job: Kind;
  readonly at: number;
  readonly first: { readonly at: number; readonly count: number };
}

/** Whether nothing of it will change any more. */
export const isOver = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled';

/** Remembers since when somebody looks at that job. */
export function seen<Kind>(queryKey: readonly unknown[], job: Kind, count: number): Seen<Kind> {
  const at = performance.now();
  const before = queries.getQueryData<Seen<Kind>>(queryKey);
  return { job, at, first: before?.first ?? { at, count } };
}

/** How many a second since somebody looks; null as long as that says little. */
export function rateOf({ at, first }: Seen<unknown>, count: number): number | null {
  const seconds = (at - first.at) / 1000;
  return seconds < 1 || count <= first.count ? null : Math.round((count - first.count) / seconds);
}

/** A size as people write it: `3.2 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
