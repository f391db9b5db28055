/**
 * Decimal places of the currencies of ISO 4217 (list one) that have not two. `Intl` cannot be asked: it says how
 * amounts are usually shown, and knows no cents of forints, pesos of Colombia, rupiahs and others that have them.
 */
const others: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const exponents = new Map(
  Object.entries(others).flatMap(([places, codes]) =>
    codes.split(' ').map((code) => [code, Number(places)] as const),
  ),
);

/** Decimal places of amounts in the currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  return exponents.get(currency) ?? 2;
}
