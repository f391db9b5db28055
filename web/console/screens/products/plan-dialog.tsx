import type { Ops, Product } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { sumOf } from './read-draft.js';
import { variantChoices } from './variant-names.js';

type Plan = Ops['createScheduledPrice']['args'];

/** Plans a price. */
export function PlanDialog({ product, onClose }: { product: Product; onClose: () => void }): ReactNode {
  const keys = useRetryKeys();
  const plan = useMutation({
    mutationFn: (body: Plan) => stoa.createScheduledPrice({ ...body, 'Idempotency-Key': keys.of(body) }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    await plan.mutateAsync(planOf(product, values));
    notify('The price is planned');
    onClose();
  };
  return (
    <Dialog title="Plan a price" onClose={onClose}>
      <Form button="Plan it" send={send}>
        {product.variants.length > 1 ? (
          <SelectField name="variantId" label="Which variant" options={variantChoices(product)} />
        ) : null}
        <div className="two">
          <TextField name="price" label="Price" inputMode="decimal" autoFocus />
          <TextField name="currency" label="Currency" defaultValue={product.price.currency} maxLength={3} />
        </div>
        <TextField
          name="compareAtPrice"
          label="Compared with"
          hint="Empty: the price before, if that is higher."
          inputMode="decimal"
        />
        <TextField name="startsAt" label="From" hint="In the time of this place." type="datetime-local" />
        <TextField
          name="endsAt"
          label="Until"
          hint="Then the price before comes back. Empty: it stays."
          type="datetime-local"
        />
      </Form>
    </Dialog>
  );
}

/** @throws Told a sum or a time that is none */
function planOf(product: Product, values: Values): Plan {
  const currency = values.text('currency').toUpperCase();
  const compared = values.optional('compareAtPrice');
  const variantId = values.optional('variantId');
  const endsAt = values.optional('endsAt');
  return {
    id: product.id,
    price: sumOf(values.text('price'), currency, 'price'),
    ...(compared === undefined ? {} : { compareAtPrice: sumOf(compared, currency, 'compareAtPrice') }),
    ...(variantId === undefined ? {} : { variantId }),
    startsAt: momentIn(values.text('startsAt'), 'startsAt'),
    ...(endsAt === undefined ? {} : { endsAt: momentIn(endsAt, 'endsAt') }),
  };
}

function momentIn(text: string, field: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new Told('needs a day and a time', field);
  return moment.toISOString();
}
