import type { Entries, Scene } from './scene.js';

const body = { name: 'Of the access test', url: 'https://receiver.example.com/', eventTypes: ['order.paid'] };

/** A webhook of an admin's; the one of before makes room, because there can be fifty. */
const made = async ({ stoa, admin }: Scene): Promise<string> => {
  await stoa.sql.query('DELETE FROM webhooks WHERE name = $1', [body.name]);
  return (await admin.post('/webhooks', body)).body.id as string;
};
const webhook = async (scene: Scene) => ({ id: await made(scene) });
const delivered = async (scene: Scene) => {
  const id = await made(scene);
  return { id, deliveryId: (await scene.admin.post(`/webhooks/${id}/test`)).body.id as string };
};

/** Where events are sent; what admins set up. */
export const webhookEntries: Entries = {
  listWebhooks: () => ({}),
  createWebhook: async (scene) => {
    await made(scene);
    return { body };
  },
  getWebhook: async (scene) => ({ params: await webhook(scene) }),
  updateWebhook: async (scene) => ({ params: await webhook(scene), body: { name: body.name } }),
  deleteWebhook: async (scene) => ({ params: await webhook(scene) }),
  renewWebhookSecret: async (scene) => ({ params: await webhook(scene) }),

  createWebhookTest: async (scene) => ({ params: await webhook(scene) }),
  listWebhookDeliveries: async (scene) => ({ params: await webhook(scene) }),
  getWebhookDelivery: async (scene) => ({ params: await delivered(scene) }),
  resendWebhookDelivery: async (scene) => ({ params: await delivered(scene) }),
};
