import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canMove, moves, orderStatuses, type OrderStatus } from './order-status.js';

const legal = [
  'pending → paid',
  'pending → cancelled',
  'paid → shipped',
  'paid → cancelled',
  'paid → refunded',
  'shipped → delivered',
  'shipped → refunded',
  'delivered → refunded',
];

describe('The status of an order', () => {
  it.each(orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const)))(
    'moves from %s to %s only if the contract says so',
    (from, to) => {
      expect(canMove(from, to)).toBe(legal.includes(`${from} → ${to}`));
    },
  );

  it('never comes back to where it was, whatever is asked of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orderStatuses), { maxLength: 30 }), (asked) => {
        const seen: OrderStatus[] = ['pending'];
        for (const to of asked) if (canMove(seen.at(-1) ?? 'pending', to)) seen.push(to);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  it('ends cancelled or refunded', () => {
    expect(orderStatuses.filter((status) => moves[status].length === 0)).toEqual(['cancelled', 'refunded']);
  });
});
