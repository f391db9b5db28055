import type { Order } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { timeOf, wordOf } from '../../parts/format.js';
import { Time } from '../../parts/status.js';
import { Buyer } from './buyer.js';

/** What happened to the order: when, who, from where to where, why; the newest first. */
export function Timeline({ order }: { order: Order }): ReactNode {
  return (
    <section className="sheet board" aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol className="timeline" reversed>
        {order.history.toReversed().map(({ at, actorId, from, to, reason }) => (
          <li key={at + to}>
            <strong>{from === null ? 'Placed' : wordOf(to)}</strong>
            <span className="quiet">
              <Time of={at} words={timeOf(at)} />
              {' · '}
              {actorId === null ? 'by the system' : <Buyer id={actorId} />}
            </span>
            {reason === null ? null : <span className="address">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
