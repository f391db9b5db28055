import type { Order } from '@stoa/sdk';
import { useRef, useState, type ReactNode } from 'react';
import { moneyOf } from '../../parts/format.js';
import { leftToRefund, moneyLeft, worthOf } from './order-standing.js';
import { Quantities } from './quantities.js';

/** How many of which lines go back, and what they come to. */
export function RefundQuantities({ order }: { order: Order }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [amount, setAmount] = useState(0);
  const lines = leftToRefund(order);
  const reckon = (): void => {
    const quantityOf = (id: string): number => {
      const input = place.current?.querySelector<HTMLInputElement>(`[name="quantity ${id}"]`);
      return input?.validity.valid === true ? input.valueAsNumber || 0 : 0;
    };
    const worths = lines.map((one) => worthOf(order, one, quantityOf(one.line.id)));
    setAmount(worths.reduce((sum, worth) => sum + worth, 0));
  };
  const sum = { ...order.total, amount };
  return (
    <div ref={place} className="quantities" onInput={reckon}>
      {lines.length === 0 ? (
        <p>All of its things are refunded; what is left is a sum.</p>
      ) : (
        <Quantities legend="What goes back" lines={lines} begin="none" />
      )}
      <p role="status">
        Comes to {moneyOf(sum)}
        {amount > moneyLeft(order) ? ', more than is left.' : '.'}
      </p>
    </div>
  );
}
