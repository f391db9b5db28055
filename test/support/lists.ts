import type { Actor } from './actor.js';
import { productOf } from './catalogue.js';
import { commentLists } from './comment-lists.js';
import { link } from './access/google.js';
import { deadLetterOf } from './dead-letters.js';
import { discountOf } from './discounts.js';
import { deadJobOf } from './jobs.js';
import { mediaLists } from './media-lists.js';
import { orderOf } from './orders.js';
import type { Stoa } from './stoa.js';
import { termsLists } from './terms-lists.js';
import { webhookLists } from './webhook-lists.js';

/** What the lists are filled from. */
export interface Shop {
  readonly stoa: Stoa;
  readonly viewer: Actor;
  readonly editor: Actor;
  readonly admin: Actor;
}

/** A list with at least so many rows on it (fewer when it can never hold more), and who asks for it. */
export type Fill = (
  shop: Shop,
  count: number,
) => Promise<{ readonly path: string; readonly who: Actor; readonly holds?: number }>;

/** How many statements a page may cost, how the list is filled, and the most that it gives when that is not 100. */
export interface ListCost {
  readonly budget: number;
  readonly most?: number;
  readonly fill: Fill;
}

export const inTurn = async <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
};
export const sizes = (count: number): string[] => Array.from({ length: count }, (_, index) => `S${index}`);

/** Every list of the API by its operation id: how many statements one page of it may cost, and how it is filled. */
export const lists: Readonly<Record<string, ListCost>> = {
  listAuditEntries: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(
        `INSERT INTO audit_log (id, type, occurred_at)
         SELECT gen_random_uuid(), 'session.ended', now() FROM generate_series(1, $1)`,
        [count],
      );
      return { path: '/audit-log', who: admin };
    },
  },
  listDeadLetters: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      for (let made = 0; made < count; made += 1) await deadLetterOf(stoa);
      return { path: '/events/dead-letters', who: admin };
    },
  },
  listJobs: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      for (let made = 0; made < count; made += 1) await deadJobOf(stoa);
      return { path: '/jobs', who: admin };
    },
  },
  listUsers: {
    budget: 2,
    fill: async ({ stoa, admin }, count) => {
      await stoa.sql.query(
        `INSERT INTO users (id, email, email_key, name, role, tier, status, created_at, updated_at)
         SELECT id, id || '@example.com', id || '@example.com', 'Somebody', 'viewer', 'regular', 'active', now(), now()
         FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS made`,
        [count],
      );
      return { path: '/users', who: admin };
    },
  },
  listApiKeys: {
    budget: 2,
    fill: async ({ stoa, viewer }, count) => {
      await stoa.sql.query(
        `INSERT INTO api_keys (id, user_id, name, salt, secret_hash, scopes, created_at, expires_at)
         SELECT gen_random_uuid(), $2, 'A key', '', '', '{orders:read}', now(), now() + interval '1 day'
         FROM generate_series(1, $1)`,
        [count, viewer.id],
      );
      return { path: '/auth/api-keys', who: viewer };
    },
  },
  // nobody has more than one: one for each service
  listIdentities: {
    budget: 2,
    fill: async ({ stoa }) => {
      const person = await stoa.given.viewer();
      await link(stoa, person.id);
      return { path: '/auth/identities', who: person, holds: 1 };
    },
  },
  listSessions: {
    budget: 2,
    fill: async ({ stoa, viewer }, count) => {
      await stoa.sql.query(
        `INSERT INTO sessions (id, user_id, salt, rotated_at, created_at, last_used_at, idle_expires_at, expires_at,
           authenticated_at)
         SELECT gen_random_uuid(), $2, '', now(), now(), now(), now() + interval '1 day', now() + interval '1 day', now()
         FROM generate_series(1, $1)`,
        [count, viewer.id],
      );
      return { path: '/auth/sessions', who: viewer };
    },
  },
  listOrders: {
    budget: 2,
    fill: async ({ editor, viewer }, count) => {
      const [one, other] = await inTurn(2, () => productOf(editor, { stock: 1000 }));
      await inTurn(count, () => orderOf(viewer, { [one?.['id']]: 1, [other?.['id']]: 2 }));
      return { path: '/orders', who: viewer };
    },
  },
  getOrderHistory: {
    budget: 2,
    fill: async ({ editor, viewer }) => {
      const { id } = await productOf(editor, { stock: 9 });
      const order = (await orderOf(viewer, { [id]: 1 }))['id'] as string;
      await viewer.post(`/orders/${order}/cancel`, {});
      return { path: `/orders/${order}/history`, who: viewer, holds: 2 };
    },
  },
  listDiscounts: {
    budget: 2,
    fill: async ({ editor, admin }, count) => {
      const { id } = await productOf(editor);
      await inTurn(count, () => discountOf(admin, { productIds: [id] }));
      return { path: '/discounts', who: admin };
    },
  },
  ...commentLists,
  ...mediaLists,
  ...termsLists,
  ...webhookLists,
};
