import type { Order } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { useMe } from '../../entrance/me.js';
import { timeOf, wordOf } from '../../parts/format.js';
import { isOwnDeed } from './own-deeds.js';

/** Says what changed of the order since the screen was opened, when somebody else did it. */
export function Changes({ order }: { order: Order }): ReactNode {
  const me = useMe();
  const [seen, setSeen] = useState(order);
  const [told, setTold] = useState<string | null>(null);
  if (seen !== order) {
    setSeen(order);
    const news = changesBetween(seen, order, me.id);
    if (news !== null) setTold(`${news} ${timeOf(new Date().toISOString())}.`);
  }
  return (
    <p className={told === null ? 'hidden-words' : 'changes'} role="status">
      {told}
    </p>
  );
}

/** What somebody else changed, in words; null: nothing. */
function changesBetween(before: Order, after: Order, me: string): string | null {
  const moved = after.history.slice(before.history.length).findLast(({ actorId }) => actorId !== me);
  if (moved !== undefined)
    return `This order changed while you looked at it: it is ${wordOf(moved.to).toLowerCase()} now.`;
  const isNew = (known: readonly { id: string }[]) => (one: { id: string }) =>
    !known.some(({ id }) => id === one.id) && !isOwnDeed(one.id);
  if (after.shipments.some(isNew(before.shipments)))
    return 'This order changed while you looked at it: a part of it was sent.';
  if (after.refunds.some(isNew(before.refunds)))
    return 'This order changed while you looked at it: money went back.';
  return null;
}
