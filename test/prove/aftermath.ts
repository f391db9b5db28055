import { setTimeout as delay } from 'node:timers/promises';
import { OrderExpiry } from '../../src/orders/order-expiry.js';
import { PaymentSettling } from '../../src/payments/payment-settling.js';
import { Refunds } from '../../src/payments/refunds.js';
import { calm } from '../chaos/calm.js';
import { moveClock } from '../support/clock.js';
import type { Stoa } from '../support/stoa.js';

const [stepSeconds, mostSteps] = [30, 60];

const open = `SELECT (SELECT count(*) FROM orders WHERE status = 'pending')
  + (SELECT count(*) FROM payments WHERE status IN ('pending', 'unknown'))
  + (SELECT count(*) FROM refunds WHERE status = 'pending') AS count`;

/** Lets the time pass in which unpaid orders run out, lost payments are asked for and refunds go out; then all is told. */
export async function settleAll(stoa: Stoa): Promise<void> {
  const clock = moveClock(stoa);
  for (let step = 0; step < mostSteps; step += 1) {
    clock.ahead(stepSeconds);
    await stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
    await stoa.app.get(PaymentSettling).settleDue();
    await stoa.app.get(Refunds).settlePending();
    const { rows } = await stoa.sql.query<{ count: number }>(open);
    if (rows[0]?.count === 0) break;
    await delay(50);
  }
  clock.stop();
  await calm(stoa);
}
