import type { Product, Variant } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { moneyOf } from '../../parts/format.js';
import { Lines, type Column } from '../../parts/lines.js';
import { Headings } from '../../parts/headings.js';
import { notify } from '../../parts/notices.js';
import { stoa } from '../../stoa.js';
import { OptionsForm } from './options-form.js';
import type { Read } from './product.js';
import { Stock } from './product-columns.js';
import { VariantDialog } from './variant-dialog.js';
import { variantName } from './variant-names.js';

type Asked =
  { readonly what: 'add' | 'options' } | { readonly what: 'change' | 'withdraw'; variant: Variant };

/** What of a product can be bought: the choices, and a variant for each. */
export function Variants({ read }: { read: Read }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { product } = read;
  const hasOptions = product.options.length > 0;
  return (
    <div className="sections">
      <div className="actions">
        <button type="button" className="button" onClick={() => setAsked({ what: 'options' })}>
          {hasOptions ? 'Change the options' : 'Offer options'}
        </button>
        {hasOptions ? (
          <button type="button" className="button main" onClick={() => setAsked({ what: 'add' })}>
            Add a variant
          </button>
        ) : null}
      </div>
      {hasOptions ? null : (
        <p className="quiet">
          It comes in one form. Offer options, such as sizes or colours, to sell several variants of it.
        </p>
      )}
      <Table product={product} onAsk={setAsked} />
      {asked === null ? null : <Answer asked={asked} read={read} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Answer({ asked, read, onClose }: { asked: Asked; read: Read; onClose: () => void }): ReactNode {
  if (asked.what === 'options') return <OptionsForm read={read} onClose={onClose} />;
  if (asked.what === 'withdraw')
    return <Withdraw product={read.product} variant={asked.variant} onClose={onClose} />;
  const variant = asked.what === 'change' ? asked.variant : null;
  return <VariantDialog product={read.product} variant={variant} onClose={onClose} />;
}

function Table({ product, onAsk }: { product: Product; onAsk: (asked: Asked) => void }): ReactNode {
  const columns: readonly Column<Variant>[] = [
    { title: 'Variant', cell: (variant) => variantName(variant) },
    { title: 'Price', isNumber: true, cell: ({ price }) => moneyOf(price) },
    {
      title: 'Stock',
      isNumber: true,
      cell: ({ stock, lowStockThreshold }) => <Stock count={stock} low={lowStockThreshold} />,
    },
    {
      title: 'Do',
      cell: (variant) => (
        <span className="actions">
          {(['change', 'withdraw'] as const).map((what) => (
            <button
              key={what}
              type="button"
              className="button link"
              aria-label={`${what === 'change' ? 'Change' : 'Withdraw'} ${variantName(variant)}`}
              onClick={() => onAsk({ what, variant })}
            >
              {what === 'change' ? 'Change' : 'Withdraw'}
            </button>
          ))}
        </span>
      ),
    },
  ];
  return (
    <div className="list">
      <table>
        <caption className="hidden-words">Variants</caption>
        <Headings columns={columns} sorted={null} onSort={() => undefined} />
        <Lines items={product.variants} columns={columns} keyOf={({ id }) => id} />
      </table>
    </div>
  );
}

interface WithdrawProps {
  readonly product: Product;
  readonly variant: Variant;
  readonly onClose: () => void;
}

function Withdraw({ product, variant, onClose }: WithdrawProps): ReactNode {
  const withdraw = useMutation({
    mutationFn: () => stoa.withdrawVariant({ id: product.id, variantId: variant.id }),
    onSuccess: () => notify(`${variantName(variant)} is no longer sold`),
    onSettled: onClose,
  });
  return (
    <Dialog title={`Withdraw ${variantName(variant)}?`} onClose={onClose}>
      <p>It is no longer sold. Orders and the ledger keep it; adding its SKU again takes it up again.</p>
      <div className="actions">
        <button
          type="button"
          className="button danger"
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          Withdraw it
        </button>
      </div>
    </Dialog>
  );
}
