/** A percentage from 0 to 100 with up to four decimals, as text: a decimal fraction stays what was written. */
export const percentPattern = /^(100(\.0{1,4})?|(0|[1-9]\d?)(\.\d{1,4})?)$/;

const millionthsInPercent = 10_000;

/** `8.875` as the millionths that sums are made with: 88 750. The text is of {@link percentPattern}. */
export function millionthsOf(percent: string): number {
  const [whole = '0', decimals = ''] = percent.split('.');
  return Number(whole) * millionthsInPercent + Number(decimals.padEnd(4, '0'));
}

/** 88 750 millionths as `8.875`, with no more decimals than it takes. */
export function percentOf(millionths: number): string {
  const whole = Math.floor(millionths / millionthsInPercent);
  const decimals = String(millionths % millionthsInPercent)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? String(whole) : `${whole}.${decimals}`;
}
