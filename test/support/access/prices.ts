import { productOf } from '../catalogue.js';
import { scheduleBody, scheduledOf } from '../prices.js';
import type { Entries, Scene } from './scene.js';

const product = async ({ editor }: Scene) => ({ id: (await productOf(editor))['id'] as string });
const scheduled = async (scene: Scene) => {
  const { id } = await product(scene);
  return { id: (await scheduledOf(scene.editor, id))['id'] as string };
};

/** Prices to come and prices that were. */
export const priceEntries: Entries = {
  listPriceHistory: async (scene) => ({ params: await product(scene) }),
  listScheduledPrices: async (scene) => ({ params: await product(scene) }),
  createScheduledPrice: async (scene) => ({ params: await product(scene), body: scheduleBody() }),
  getScheduledPrice: async (scene) => ({ params: await scheduled(scene) }),
  cancelScheduledPrice: async (scene) => ({ params: await scheduled(scene) }),
};
