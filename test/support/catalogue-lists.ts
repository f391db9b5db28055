import { categoryOf, inSizes, productBody, productOf } from './catalogue.js';
import { importFile, ndjson } from './imports.js';
import { inTurn, sizes, type ListCost } from './lists.js';
import { scheduledOf } from './prices.js';
import { approvedOf, buys } from './reviews.js';

const dollars = (amount: number) => ({ amount, currency: 'USD' });

/** The lists of the catalogue; as in `lists`. */
export const catalogueLists: Readonly<Record<string, ListCost>> = {
  // one asks the planner how to go about it
  listProducts: {
    budget: 3,
    fill: async ({ editor, viewer }, count) => {
      const { id } = await categoryOf(editor, { name: 'Counted' });
      const images = [{ url: 'https://images.example.com/a.jpg', alt: 'A kettle' }];
      await inTurn(count, () =>
        productOf(editor, { categoryId: id, images, ...inSizes(['S', 'M'], ['S', 'M']) }),
      );
      return { path: '/products', who: viewer };
    },
  },
  listTopSelling: {
    budget: 1,
    fill: async ({ stoa, editor, viewer }, count) => {
      const made = await inTurn(count, () => productOf(editor));
      await stoa.sql.query(
        `INSERT INTO product_sales (span, starts, product_id, units)
         SELECT span, sales_span_start(span, (now() AT TIME ZONE 'UTC')::date), id, 3
         FROM unnest($1::uuid[]) AS id, unnest(ARRAY[1, 4, 16, 64, 256]) AS span`,
        [made.map(({ id }) => id)],
      );
      return { path: '/products/top-selling', who: viewer };
    },
  },
  listStockMovements: {
    budget: 3,
    fill: async ({ editor }, count) => {
      const { id } = await productOf(editor);
      await inTurn(count, () => editor.post(`/products/${id}/stock`, { delta: 1, reason: 'received' }));
      return { path: `/products/${id}/stock-movements`, who: editor };
    },
  },
  listVariants: {
    budget: 2,
    fill: async ({ editor, viewer }, count) => {
      const { id } = await productOf(editor, inSizes(sizes(count), sizes(count)));
      return { path: `/products/${id}/variants`, who: viewer };
    },
  },
  listPriceHistory: {
    budget: 3,
    fill: async ({ editor }, count) => {
      const { id } = await productOf(editor);
      await inTurn(count - 1, (index) => editor.patch(`/products/${id}`, { price: dollars(index) }));
      return { path: `/products/${id}/price-history`, who: editor };
    },
  },
  listScheduledPrices: {
    budget: 3,
    fill: async ({ editor }, count) => {
      const { id } = await productOf(editor);
      await inTurn(count, (index) =>
        scheduledOf(editor, id, { startsAt: `2100-01-01T00:00:${10 + index}.000Z`, endsAt: null }),
      );
      return { path: `/products/${id}/scheduled-prices`, who: editor };
    },
  },
  listCategories: {
    budget: 2,
    fill: async ({ editor, viewer }, count) => {
      await inTurn(count, () => categoryOf(editor, { name: 'Counted' }));
      return { path: '/categories', who: viewer };
    },
  },
  // words, near words, categories and products are looked up each on its own
  listSuggestions: {
    budget: 7,
    most: 20,
    fill: async ({ editor, viewer }, count) => {
      await inTurn(count, (index) => productOf(editor, { name: `Samovar ${index}` }));
      return { path: '/products/suggest?q=samo', who: viewer, holds: Math.min(count, 20) };
    },
  },
  listImports: {
    budget: 2,
    fill: async ({ stoa, editor }, count) => {
      await inTurn(count, () => importFile(stoa, editor, 'sku\nNONE\n'));
      return { path: '/imports', who: editor };
    },
  },
  listImportErrors: {
    budget: 3,
    fill: async ({ stoa, editor }, count) => {
      const rows = Array.from({ length: count }, () => ({ ...productBody(), sku: 'not a SKU' }));
      const { id } = await importFile(stoa, editor, ndjson(...rows), { type: 'application/x-ndjson' });
      return { path: `/imports/${id}/errors`, who: editor };
    },
  },
  listProductReviews: {
    budget: 3,
    fill: async ({ stoa, editor, viewer }, count) => {
      const { id } = await productOf(editor, { stock: count });
      await inTurn(count, async () => {
        const buyer = await stoa.given.viewer();
        await buys(stoa, buyer, id);
        await approvedOf({ buyer, moderator: editor }, id);
      });
      return { path: `/products/${id}/reviews`, who: viewer };
    },
  },
  listReviews: {
    budget: 2,
    fill: async ({ stoa, editor }, count) => {
      const buyer = await stoa.given.viewer();
      await inTurn(count, async () => {
        const { id } = await productOf(editor, { stock: 1 });
        await buys(stoa, buyer, id);
        await approvedOf({ buyer, moderator: editor }, id);
      });
      return { path: '/reviews?status=approved', who: editor };
    },
  },
};
