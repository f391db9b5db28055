import { categoryOf, inSizes, productBody, productOf, variantBody } from '../catalogue.js';
import type { Entries, Scene } from './scene.js';

const product = async ({ editor }: Scene, facts = {}) => ({
  id: (await productOf(editor, facts))['id'] as string,
});
const variant = async ({ editor }: Scene, facts = {}) => {
  const { id, variants } = await productOf(editor, facts);
  return { id: id as string, variantId: variants[0].id as string };
};
const shirt = () => inSizes(['S', 'M', 'L'], ['S', 'M']);
const large = () => ({ ...variantBody({ Size: 'L' }) });
const category = async ({ editor }: Scene) => ({
  id: (await categoryOf(editor, { name: 'Kettles' }))['id'] as string,
});

const file = { 'content-type': 'application/x-ndjson' };
const fileOf = () => {
  const { sku, name, price } = productBody();
  return { body: { sku, name, price }, headers: file };
};
const imported = async ({ editor }: Scene) => {
  const { body, headers } = fileOf();
  return { id: (await editor.post('/products/import', body, headers)).body.id as string };
};

/** Products, their stock, and the tree that they stand in. */
export const catalogueEntries: Entries = {
  listProducts: () => ({}),
  listTopSelling: () => ({}),
  listSuggestions: () => ({ query: '?q=kett' }),
  createProduct: () => ({ body: productBody() }),
  getProduct: async (scene) => ({ params: await product(scene) }),
  replaceProduct: async (scene) => ({ params: await product(scene), body: productBody() }),
  updateProduct: async (scene) => ({ params: await product(scene), body: { name: 'Copper kettle' } }),
  archiveProduct: async (scene) => ({ params: await product(scene) }),
  moveStock: async (scene) => ({ params: await product(scene), body: { delta: 3, reason: 'received' } }),
  listStockMovements: async (scene) => ({ params: await product(scene) }),

  listVariants: async (scene) => ({ params: await product(scene) }),
  getVariant: async (scene) => ({ params: await variant(scene) }),
  createVariant: async (scene) => ({ params: await product(scene, shirt()), body: large() }),
  updateVariant: async (scene) => ({ params: await variant(scene), body: { stock: 4 } }),
  withdrawVariant: async (scene) => ({ params: await variant(scene, shirt()) }),

  createImport: () => fileOf(),
  getProductExport: () => ({}),
  listImports: () => ({}),
  getImport: async (scene) => ({ params: await imported(scene) }),
  listImportErrors: async (scene) => ({ params: await imported(scene) }),
  cancelImport: async (scene) => ({ params: await imported(scene) }),

  listCategories: () => ({}),
  createCategory: () => ({ body: { name: 'Teapots' } }),
  getCategory: async (scene) => ({ params: await category(scene) }),
  replaceCategory: async (scene) => ({ params: await category(scene), body: { name: 'Urns' } }),
  deleteCategory: async (scene) => ({ params: await category(scene) }),
};
