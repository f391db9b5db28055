const [firstSeconds, longestSeconds, lastSeconds] = [10, 4 * 3_600, 86_400];

/** When a message that was not taken is sent again. */
export interface Failure {
  readonly now: Date;
  /** When it was sent for the first time, or was to be. */
  readonly createdAt: Date;
  /** With the one that failed. */
  readonly attempts: number;
  /** What the receiver asked for. */
  readonly retryAfterSeconds: number | null;
}

/**
 * Exponential with full jitter: some time up to 10 s, 20 s, 40 s and so on to 4 hours, so that many that failed
 * together do not come back together. The last attempt is made after 24 hours; null: that was it.
 */
export function nextAttempt(failure: Failure, random: () => number = Math.random): Date | null {
  const { now, createdAt, attempts, retryAfterSeconds } = failure;
  const end = createdAt.getTime() + lastSeconds * 1_000;
  if (now.getTime() >= end) return null;
  const most = Math.min(longestSeconds, firstSeconds * 2 ** Math.min(attempts - 1, 30));
  const seconds = Math.max(1, random() * most, retryAfterSeconds ?? 0);
  return new Date(Math.round(Math.min(now.getTime() + seconds * 1_000, end)));
}

/** How long the receiver wants to be left alone, by `Retry-After` in seconds or as a date: 1 s to 4 h; null: it does not say. */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1_000;
  return Number.isNaN(seconds) ? null : Math.min(longestSeconds, Math.max(1, Math.ceil(seconds)));
}
