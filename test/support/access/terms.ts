import { addressBody, addressOf, methodBody, methodOf, taxBody, taxOf } from '../terms.js';
import type { Entries, Scene } from './scene.js';

const idOf = ({ id }: Record<string, any>) => ({ id: id as string });
const method = async ({ admin }: Scene) => idOf(await methodOf(admin));
const tax = async ({ admin }: Scene) => idOf(await taxOf(admin));
const address = async ({ owner }: Scene) => idOf(await addressOf(owner));

/** What moves a total beside the goods: where to, how, and the tax there. */
export const termsEntries: Entries = {
  listShippingMethods: () => ({}),
  getShippingMethod: async (scene) => ({ params: await method(scene) }),
  createShippingMethod: () => ({ body: methodBody() }),
  updateShippingMethod: async (scene) => ({ params: await method(scene), body: { name: 'By boat' } }),
  deleteShippingMethod: async (scene) => ({ params: await method(scene) }),

  listTaxRates: () => ({}),
  getTaxRate: async (scene) => ({ params: await tax(scene) }),
  createTaxRate: () => ({ body: taxBody() }),
  updateTaxRate: async (scene) => ({ params: await tax(scene), body: { rate: '12' } }),
  deleteTaxRate: async (scene) => ({ params: await tax(scene) }),

  listAddresses: () => ({}),
  getAddress: async (scene) => ({ params: await address(scene) }),
  createAddress: () => ({ body: addressBody() }),
  updateAddress: async (scene) => ({ params: await address(scene), body: { label: 'At work' } }),
  deleteAddress: async (scene) => ({ params: await address(scene) }),
};
