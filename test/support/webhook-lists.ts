import type { ListCost } from './lists.js';

const makeWebhooks = `
  INSERT INTO webhooks (id, name, url, event_types, status, secret_sealed, busy_until, created_at, updated_at)
  SELECT gen_random_uuid(), 'A webhook', 'https://receiver.example.com/', '{order.paid}', 'active', '', now(), now(), now()
  FROM generate_series(1, $1) RETURNING id`;

/** The lists of webhooks; as in `lists`. */
export const webhookLists: Readonly<Record<string, ListCost>> = {
  listWebhooks: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(makeWebhooks, [count]);
      return { path: '/webhooks', who: admin };
    },
  },
  // one says whether there is such a webhook
  listWebhookDeliveries: {
    budget: 3,
    fill: async ({ stoa, admin }, count) => {
      const { rows } = await stoa.sql.query<{ id: string }>(makeWebhooks, [1]);
      const id = rows[0]?.id ?? '';
      await stoa.sql.query(
        `INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, body, status, created_at)
         SELECT gen_random_uuid(), $2, gen_random_uuid(), 'order.paid', '{}', 'delivered', now()
         FROM generate_series(1, $1)`,
        [count, id],
      );
      return { path: `/webhooks/${id}/deliveries`, who: admin };
    },
  },
};
