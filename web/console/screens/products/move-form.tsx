import type { Ops, Product } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { SelectField, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { countOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { countIn } from './read-draft.js';
import { variantChoices } from './variant-names.js';

type Move = Ops['moveStock']['args'];

/** Moves stock by hand: so many more or fewer, or to what was counted. Sent again after a lost answer it moves once. */
export function MoveForm({ product }: { product: Product }): ReactNode {
  const [sent, setSent] = useState(0);
  const keys = useRetryKeys();
  const move = useMutation({
    mutationFn: (body: Move) => stoa.moveStock({ ...body, 'Idempotency-Key': keys.of(body) }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    const { stockAfter } = await move.mutateAsync(moveOf(product, values));
    keys.done();
    notify(`There are ${countOf(stockAfter)} now`);
    setSent(sent + 1);
  };
  return (
    <Form key={sent} button="Move stock" send={send}>
      <MoveFields product={product} isAgain={sent > 0} />
    </Form>
  );
}

function MoveFields({ product, isAgain }: { product: Product; isAgain: boolean }): ReactNode {
  return (
    <div className="two">
      {product.variants.length > 1 ? (
        <SelectField name="variantId" label="Which variant" options={variantChoices(product)} />
      ) : null}
      <SelectField
        name="reason"
        label="Why"
        options={[
          ['received', 'Received: more came'],
          ['returned', 'Returned: some came back'],
          ['adjusted', 'Adjusted: more or fewer than thought'],
          ['counted', 'Counted: so many there are'],
        ]}
      />
      <TextField
        name="delta"
        label="How many"
        hint="With a minus only when adjusted."
        inputMode="numeric"
        autoComplete="off"
        autoFocus={isAgain}
      />
      <TextField name="note" label="Note" maxLength={500} />
    </div>
  );
}

/** @throws Told it is no number of things */
function moveOf(product: Product, values: Values): Move {
  const note = values.optional('note');
  const variantId = values.optional('variantId');
  const rest = {
    id: product.id,
    ...(note === undefined ? {} : { note }),
    ...(variantId === undefined ? {} : { variantId }),
  };
  const reason = values.text('reason');
  if (reason === 'counted') {
    const set = countIn(values, 'delta');
    if (set === null) throw new Told('is how many were counted', 'delta');
    const variant = product.variants.find(({ id }) => id === variantId) ?? product.variants[0];
    return { ...rest, set, expected: variant?.stock ?? 0 };
  }
  const text = values.text('delta');
  if (!/^[+-]?[1-9]\d{0,9}$/.test(text)) throw new Told('is a whole number, such as 12 or -3', 'delta');
  return { ...rest, delta: Number(text), reason: reason as NonNullable<Move['reason']> };
}
