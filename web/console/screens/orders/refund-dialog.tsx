import type { Order } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { CheckField, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { decimalOf, minorUnits, moneyOf } from '../../parts/format.js';
import { useOnce } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { explained, useDeed } from './deeds.js';
import { leftToRefund, moneyLeft } from './order-standing.js';
import { noteDeed } from './own-deeds.js';
import { chosenLines } from './quantities.js';
import { RefundQuantities } from './refund-quantities.js';
import { orderedAs } from './ship-dialog.js';

type Wish = Omit<Parameters<typeof stoa.createOrderRefund>[0], 'id' | 'Idempotency-Key'>;
type Way = 'all' | 'lines' | 'amount';

const waysOf: Readonly<Record<Way, string>> = {
  all: 'All that is left',
  lines: 'Some things',
  amount: 'A sum',
};

/** Gives money back: all that is left, what some things cost, or a sum. */
export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const [way, setWay] = useState<Way>('all');
  const once = useOnce();
  const send = useDeed(order, {
    work: (wish: Wish) =>
      once(wish, async (key) => noteDeed(await stoa.createOrderRefund({ id: order.id, ...wish, ...key }))),
    words: 'The money is on its way back.',
    done: onClose,
  });
  const left = { ...order.total, amount: moneyLeft(order) };
  const submit = async (values: Values): Promise<void> => {
    const wish = wishOf(order, way, values);
    await send(wish).catch((error: unknown) => {
      throw explained(error, orderedAs(order, wish.lines ?? []));
    });
  };
  return (
    <Dialog title="Refund" onClose={onClose}>
      <p>
        <strong>{moneyOf(left)}</strong> of {moneyOf(order.total)} is left to refund. Money that went back
        cannot be taken again.
      </p>
      <Form button="Refund" isDangerous send={submit}>
        {order.status === 'cancelled' ? null : <Ways way={way} choose={setWay} />}
        {way === 'amount' ? <Amount left={left} /> : null}
        {way === 'lines' ? <RefundQuantities order={order} /> : null}
        <TextField name="reason" label="Reason" maxLength={500} />
        {way === 'amount' || order.status === 'cancelled' ? null : (
          <CheckField name="restock" label="The goods are back in the shop" />
        )}
      </Form>
    </Dialog>
  );
}

function Ways({ way, choose }: { way: Way; choose: (way: Way) => void }): ReactNode {
  return (
    <fieldset className="ways">
      <legend className="hidden-words">How much</legend>
      {Object.entries(waysOf).map(([value, words]) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name="way"
            value={value}
            checked={value === way}
            onChange={() => choose(value as Way)}
          />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  );
}

function Amount({ left }: { left: { amount: number; currency: string } }): ReactNode {
  return (
    <TextField
      name="amount"
      label={`Sum in ${left.currency}`}
      hint={`At most ${decimalOf(left)}.`}
      inputMode="decimal"
      autoComplete="off"
      required
    />
  );
}

function wishOf(order: Order, way: Way, values: Values): Wish {
  const reason = values.optional('reason');
  const { currency } = order;
  return {
    ...(way === 'lines' ? { lines: chosenLines(values, leftToRefund(order)) } : {}),
    ...(way === 'amount' ? { amount: { amount: sumOf(values.text('amount'), currency), currency } } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(values.flag('restock') ? { restock: true } : {}),
  };
}

function sumOf(text: string, currency: string): number {
  const amount = minorUnits(text, currency);
  if (Number.isNaN(amount) || amount === 0)
    throw new Told(`Write a sum of ${currency} such as ${decimalOf({ amount: 1250, currency })}.`);
  return amount;
}
