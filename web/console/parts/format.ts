interface Amount {
  readonly amount: number;
  readonly currency: string;
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Currencies whose minor unit is another part than the browser believes: see the money of the service. */
const decimalsOf = (currency: string): number =>
  (decimals as Readonly<Record<string, number>>)[currency] ?? 2;
const decimals = {
  ...{
    BIF: 0,
    CLP: 0,
    DJF: 0,
    GNF: 0,
    ISK: 0,
    JPY: 0,
    KMF: 0,
    KRW: 0,
    PYG: 0,
    RWF: 0,
    UGX: 0,
    VND: 0,
    VUV: 0,
  },
  ...{ XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
};

/** As people write it: `€19.99`. */
export function moneyOf({ amount, currency }: Amount): string {
  const digits = decimalsOf(currency);
  let format = moneyFormats.get(currency);
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    moneyFormats.set(currency, format);
  }
  return format.format(amount / 10 ** digits);
}

const shortFormats = new Map<string, Intl.NumberFormat>();

/** As short as it stands beside a plot: `€1.2K`. */
export function shortMoneyOf({ amount, currency }: Amount): string {
  let format = shortFormats.get(currency);
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    });
    shortFormats.set(currency, format);
  }
  return format.format(amount / 10 ** decimalsOf(currency));
}

/** The minor units of what somebody filled in: `19.99` of dollars is 1999. NaN when it is no sum of that currency. */
export function minorUnits(text: string, currency: string): number {
  const digits = decimalsOf(currency);
  const [, whole = '', part = ''] = /^(\d{1,9})(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (whole === '' || part.length > digits) return Number.NaN;
  return Number(whole + part.padEnd(digits, '0'));
}

/** The sum as a field takes it: `19.99`. */
export function decimalOf({ amount, currency }: Amount): string {
  const digits = decimalsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const counted = new Intl.NumberFormat('en');

/** When it was, in the time of this place. */
export const timeOf = (iso: string): string => moment.format(new Date(iso));

/** The day alone. */
export const dayOf = (iso: string): string => day.format(new Date(iso));

/** A count with its thousands apart. */
export const countOf = (count: number): string => counted.format(count);

/** A word of the service as people write it: `audit_log` is `Audit log`. */
export function wordOf(value: string): string {
  const text = value.replaceAll(/[._-]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
