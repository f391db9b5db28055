import { invariants } from './invariant.js';

/** Who has which events. */
const wanted = `(VALUES ('chaos-inside', '.*'), ('payments', '^order\\.cancelled$'),
  ('notifications', '^order\\.(created|paid|shipment_created|delivered|cancelled)$|^payment\\.refunded$'),
  ('reports', '^order\\.paid$|^payment\\.refunded$'), ('invoices', '^order\\.paid$|^payment\\.refunded$')) AS wanted (consumer, pattern)`;

export const events = invariants({
  'Every event was placed, and handed to each consumer that wants it': `
    SELECT o.id::text, NULL AS consumer FROM outbox o WHERE o.position IS NULL
    UNION ALL SELECT o.id::text, consumer FROM outbox o JOIN ${wanted} ON o.type ~ pattern
      WHERE NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = wanted.consumer AND i.event_id = o.id)`,
  'No event is still on its way, and none was given up': `
    SELECT consumer FROM event_deliveries UNION ALL SELECT consumer FROM event_queues UNION ALL SELECT consumer FROM dead_letters`,
  'Every event had its effect once, and no effect is of an event that never was': `
    SELECT o.id FROM outbox o WHERE (SELECT count(*) FROM heard_inside h WHERE h.event_id = o.id) <> 1
    UNION ALL SELECT h.event_id FROM heard_inside h WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = h.event_id)`,
  'Somebody outside was told of every event, and of none that never was': `
    SELECT o.id FROM outbox o WHERE NOT EXISTS (SELECT FROM heard_outside h WHERE h.event_id = o.id)
    UNION ALL SELECT h.event_id FROM heard_outside h WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = h.event_id)`,
  'Each order, and each payment, was heard of in the order in which it moved': `
    SELECT event_id FROM (SELECT event_id, sequence, lag(sequence, 1, 0) OVER (PARTITION BY aggregate_id ORDER BY at) AS before
      FROM heard_inside) AS h WHERE sequence <> before + 1`,
});
