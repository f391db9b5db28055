import { categoryOf, productBody, productOf } from '../catalogue.js';
import type { Entries, Scene } from './scene.js';

const product = async ({ editor }: Scene) => ({ id: (await productOf(editor))['id'] as string });
const category = async ({ editor }: Scene) => ({
  id: (await categoryOf(editor, { name: 'Kettles' }))['id'] as string,
});

/** Products, their stock, and the tree that they stand in. */
export const catalogueEntries: Entries = {
  listProducts: () => ({}),
  createProduct: () => ({ body: productBody() }),
  getProduct: async (scene) => ({ params: await product(scene) }),
  replaceProduct: async (scene) => ({ params: await product(scene), body: productBody() }),
  updateProduct: async (scene) => ({ params: await product(scene), body: { name: 'Copper kettle' } }),
  archiveProduct: async (scene) => ({ params: await product(scene) }),
  moveStock: async (scene) => ({ params: await product(scene), body: { delta: 3, reason: 'received' } }),
  listStockMovements: async (scene) => ({ params: await product(scene) }),

  listCategories: () => ({}),
  createCategory: () => ({ body: { name: 'Teapots' } }),
  getCategory: async (scene) => ({ params: await category(scene) }),
  replaceCategory: async (scene) => ({ params: await category(scene), body: { name: 'Urns' } }),
  deleteCategory: async (scene) => ({ params: await category(scene) }),
};
