import { setTimeout as delay } from 'node:timers/promises';
import { MailDelivery } from '../../src/mail/mail-delivery.js';
import { ConsumerQueues } from '../../src/events/rabbitmq/consumer-queues.js';
import { Refunds } from '../../src/payments/refunds.js';
import { moveClock } from '../support/clock.js';
import { deliver } from '../support/receivers.js';
import type { Stoa } from '../support/stoa.js';
import { isAskedFor } from './verdict.js';

const stepSeconds = 20;
/** So long without any change, something is lost; the verdict says what. */
const patienceMilliseconds = 20_000;

/** What is left to be done; it grows smaller until there is nothing, or stands still. */
const left = `
  SELECT (SELECT count(*) FROM outbox WHERE position IS NULL)
    + (SELECT count(*) FROM event_deliveries) + (SELECT count(*) FROM event_queues)
    + (SELECT count(*) FROM mails) + (SELECT count(*) FROM webhook_deliveries WHERE status = 'pending')
    + (SELECT count(*) FROM refunds WHERE status = 'pending')
    + (SELECT count(*) FROM outbox o WHERE NOT EXISTS (
        SELECT FROM inbox i WHERE i.consumer = 'chaos-inside' AND i.event_id = o.id))
    + (SELECT count(*) FROM outbox o JOIN webhooks w ON ${isAskedFor} WHERE NOT EXISTS (
        SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.event_id = o.id)) AS count,
    (SELECT count(*) FROM inbox) AS done`;

/** Does all that is left, by one instance that nobody kills, on a clock that goes past the claims of the dead. */
export async function calm(stoa: Stoa): Promise<void> {
  await stoa.app.get(ConsumerQueues).open(() => true);
  const clock = moveClock(stoa);
  let [before, since] = ['', performance.now()];
  while (performance.now() - since < patienceMilliseconds) {
    clock.ahead(stepSeconds);
    await deliver(stoa);
    await stoa.app.get(Refunds).settlePending();
    await stoa.app.get(MailDelivery).deliverDue();
    const { rows } = await stoa.sql.query<{ count: number; done: number }>(left);
    const now = JSON.stringify(rows);
    if (now !== before) [before, since] = [now, performance.now()];
    else if (rows[0]?.count === 0) break;
    await delay(200);
  }
  clock.stop();
}
