import type { PriceIn } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { TextField } from '../../parts/fields.js';
import { decimalOf } from '../../parts/format.js';
import { Rows } from '../../parts/rows.js';
import type { Selling } from './draft.js';

/** The fields of how something is sold. Without a price yet, the field for it is empty. */
export function SellingFields({ selling }: { selling: Selling | BlankSelling }): ReactNode {
  const { price, compareAtPrice, sku } = selling;
  return (
    <>
      <div className="two">
        <TextField
          name="sku"
          label="SKU"
          hint="Capital letters and digits, joined by . _ or -"
          defaultValue={sku}
          maxLength={64}
        />
        <TextField
          name="price"
          label="Price"
          inputMode="decimal"
          placeholder="19.99"
          defaultValue={'amount' in price ? decimalOf(price) : ''}
        />
        <TextField name="currency" label="Currency" defaultValue={price.currency} maxLength={3} size={4} />
        <TextField
          name="compareAtPrice"
          label="Compared with"
          hint="Such as the maker's price; empty: nothing."
          inputMode="decimal"
          defaultValue={compareAtPrice === null ? '' : decimalOf(compareAtPrice)}
        />
        <Keeping selling={selling} />
      </div>
      <OtherPrices of={selling.prices} />
    </>
  );
}

function Keeping({ selling }: { selling: Selling | BlankSelling }): ReactNode {
  const { lowStockThreshold, weightGrams } = selling;
  return (
    <>
      <TextField
        name="lowStockThreshold"
        label="Low from"
        hint="Stock that falls to this is told of; empty: never."
        inputMode="numeric"
        defaultValue={lowStockThreshold ?? ''}
      />
      <TextField
        name="weightGrams"
        label="Weight in grams"
        hint="For sending it; empty: nothing that counts."
        inputMode="numeric"
        defaultValue={weightGrams ?? ''}
      />
    </>
  );
}

/** How something new is sold, as far as that is known. */
export interface BlankSelling extends Omit<Selling, 'price'> {
  readonly price: { readonly currency: string };
}

/** Something new, in that currency. */
export const blankSelling = (currency: string): BlankSelling => ({
  ...{ sku: '', price: { currency }, compareAtPrice: null, prices: [] },
  ...{ lowStockThreshold: null, weightGrams: null },
});

const shown = (amount: number | null | undefined, currency: string): string =>
  amount === null || amount === undefined ? '' : decimalOf({ amount, currency });

function OtherPrices({ of }: { of: readonly PriceIn[] }): ReactNode {
  const first = of.map(({ amount, currency, compareAtAmount }) => ({
    currency,
    amount: shown(amount, currency),
    compared: shown(compareAtAmount, currency),
  }));
  return (
    <Rows
      legend="Prices in other currencies"
      one="currency"
      first={first}
      blank={{ currency: '', amount: '', compared: '' }}
      most={20}
    >
      {(item, index) => (
        <>
          <TextField
            name={`prices.${index}.currency`}
            label="Its currency"
            defaultValue={item.currency}
            maxLength={3}
          />
          <TextField
            name={`prices.${index}.amount`}
            label="Its price"
            inputMode="decimal"
            defaultValue={item.amount}
          />
          <TextField
            name={`prices.${index}.compareAtAmount`}
            label="Compared with there"
            inputMode="decimal"
            defaultValue={item.compared}
          />
        </>
      )}
    </Rows>
  );
}
