import { productOf } from '../catalogue.js';
import { discountBody, discountOf } from '../discounts.js';
import type { Entries, Scene } from './scene.js';

const discount = async ({ admin }: Scene) => ({ id: (await discountOf(admin))['id'] as string });
const product = async ({ editor }: Scene) => ({ id: (await productOf(editor))['id'] as string });

/** Codes, and what costs less by the dozen. */
export const discountEntries: Entries = {
  listDiscounts: () => ({}),
  createDiscount: () => ({ body: discountBody() }),
  getDiscount: async (scene) => ({ params: await discount(scene) }),
  updateDiscount: async (scene) => ({ params: await discount(scene), body: { description: 'For May.' } }),
  deleteDiscount: async (scene) => ({ params: await discount(scene) }),
  getQuantityBreaks: async (scene) => ({ params: await product(scene) }),
  replaceQuantityBreaks: async (scene) => ({
    params: await product(scene),
    body: { breaks: [{ minQuantity: 10, percent: 5 }] },
  }),
};
