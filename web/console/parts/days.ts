const dayMilliseconds = 86_400_000;
const named = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const brief = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The day (UTC, as reports count them) so many days ago: `2026-01-31`. */
export function daysAgo(count: number): string {
  return new Date(Date.now() - count * dayMilliseconds).toISOString().slice(0, 10);
}

/** The last so many days, today included, the first one first. */
export function lastDays(count: number): string[] {
  return Array.from({ length: count }, (_, index) => daysAgo(count - 1 - index));
}

/** A day of a report with its weekday: `Sat, Jan 31`. */
export const dayName = (day: string): string => named.format(new Date(`${day}T00:00:00Z`));

/** A day of a report in a word: `Jan 31`. */
export const briefDay = (day: string): string => brief.format(new Date(`${day}T00:00:00Z`));

/** The moment at which a day of this place begins; of nonsense nothing. */
export function startOf(day: string | undefined): string | undefined {
  const begin = new Date(`${day ?? ''}T00:00:00`);
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString();
}

/** The moment at which a day of this place is over; of nonsense nothing. */
export function endOf(day: string | undefined): string | undefined {
  const end = new Date(`${day ?? ''}T00:00:00`);
  if (Number.isNaN(end.getTime())) return undefined;
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
