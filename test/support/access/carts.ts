import { fill, guestCart, withToken } from '../carts.js';
import type { Entries, Scene } from './scene.js';

const variantIn = async ({ editor, product }: Scene): Promise<string> =>
  (await editor.get(`/products/${product}`)).body.variants[0].id;
/** The cart of whose turn it is, with two of something in it; nobody's is that of a token. */
const filled = async (scene: Scene) => {
  const [variantId, { caller, who, stoa }] = [await variantIn(scene), scene];
  const items = { [variantId]: 2 };
  if (who === 'nobody') return { variantId, headers: withToken(await guestCart(stoa.nobody, items)) };
  await fill(caller, items);
  return { variantId, headers: {} };
};

/** What somebody means to buy, signed in or not. */
export const cartEntries: Entries = {
  getCart: async (scene) => ({ headers: (await filled(scene)).headers }),
  replaceCart: async (scene) => ({ body: { items: [{ variantId: await variantIn(scene), quantity: 3 }] } }),
  deleteCart: async (scene) => ({ headers: (await filled(scene)).headers }),
  replaceCartItem: async (scene) => {
    const { headers, variantId } = await filled(scene);
    return { headers, params: { variantId }, body: { quantity: 4 } };
  },
  deleteCartItem: async (scene) => {
    const { headers, variantId } = await filled(scene);
    return { headers, params: { variantId } };
  },
  mergeCart: async (scene) => {
    const token = await guestCart(scene.stoa.nobody, { [await variantIn(scene)]: 1 });
    return { body: { token } };
  },
};
