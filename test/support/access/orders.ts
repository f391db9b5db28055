import { randomUUID } from 'node:crypto';
import { Config } from '../../../src/config/config.js';
import { sign } from '../../../src/payments/sandbox/signature.js';
import { clientSecretOf, orderBody, orderOf, payFor } from '../orders.js';
import type { Entries, Scene } from './scene.js';

const placed = ({ owner, product }: Scene) => orderOf(owner, { [product]: 1 });
const pending = async (scene: Scene) => ({ id: (await placed(scene))['id'] as string });
const paid = async (scene: Scene) => {
  const order = await pending(scene);
  await payFor(scene.stoa, scene.owner, order.id);
  return order;
};
const shipped = async (scene: Scene) => {
  const order = await paid(scene);
  await scene.editor.post(`/orders/${order.id}/ship`, {});
  return order;
};

const sent = async (scene: Scene) => {
  const { id } = await paid(scene);
  const { body } = await scene.editor.post(`/orders/${id}/shipments`, {});
  return { id, shipmentId: body.id };
};

/** Orders of the owner, and the money for them. */
export const orderEntries: Entries = {
  createOrder: ({ product }) => ({ body: orderBody({ [product]: 1 }) }),
  quoteOrder: ({ product }) => ({ body: orderBody({ [product]: 1 }), changes: false }),
  listOrders: async (scene) => ({ shows: (await pending(scene)).id }),
  getOrder: async (scene) => ({ params: await pending(scene) }),
  getOrderHistory: async (scene) => ({ params: await pending(scene) }),
  startOrderPayment: async (scene) => ({ params: await pending(scene) }),
  cancelOrder: async (scene) => ({ params: await pending(scene), body: { reason: 'Ordered twice.' } }),
  shipOrder: async (scene) => ({ params: await paid(scene), body: { carrier: 'PostNord' } }),
  deliverOrder: async (scene) => ({ params: await shipped(scene) }),

  createOrderRefund: async (scene) => ({ params: await paid(scene), body: { reason: 'Arrived broken.' } }),
  getOrderRefund: async (scene) => {
    const { id } = await paid(scene);
    const { body } = await scene.admin.post(`/orders/${id}/refunds`, {});
    return { params: { id, refundId: body.id } };
  },

  createOrderShipment: async (scene) => ({ params: await paid(scene), body: { carrier: 'PostNord' } }),
  getOrderShipment: async (scene) => ({ params: await sent(scene) }),
  updateOrderShipment: async (scene) => ({ params: await sent(scene), body: { carrier: 'DHL' } }),

  // whoever asks first has it issued and printed, as the consumer would have
  getOrderInvoice: async (scene) => {
    const { id } = await paid(scene);
    await scene.owner.get(`/orders/${id}/invoice`);
    return { params: { id } };
  },
  getOrderCreditNote: async (scene) => {
    const { id } = await paid(scene);
    const { body } = await scene.admin.post(`/orders/${id}/refunds`, {});
    await scene.owner.get(`/orders/${id}/credit-notes/${body.id}`);
    return { params: { id, refundId: body.id } };
  },

  confirmSandboxPayment: async (scene) => ({
    body: {
      clientSecret: await clientSecretOf(scene.owner, (await pending(scene)).id),
      paymentMethod: 'pm_card_visa',
    },
  }),
  receivePaymentNotice: async (scene) => {
    const { id, total } = await placed(scene);
    const [at = ''] = (await clientSecretOf(scene.owner, id)).split('_secret_');
    const payment = { id: at, reference: at.replace('sbx_', ''), ...total };
    return signedNotice(scene, { id: randomUUID(), type: 'payment.succeeded', payment });
  },
};

function signedNotice({ stoa }: Scene, body: object) {
  const key = `sandbox notices ${stoa.app.get(Config).auth.keyEncryptionSecret ?? ''}`;
  const signature = sign(key, Buffer.from(JSON.stringify(body)), Math.floor(Date.now() / 1000));
  return { params: { provider: 'sandbox' }, body, headers: { 'stoa-sandbox-signature': signature } };
}
