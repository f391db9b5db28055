const text = { type: 'string' };
const whole = { type: 'integer' };
const textOrNull = { type: ['string', 'null'] };
const wholeOrNull = { type: ['integer', 'null'] };
const object = (properties) => ({ type: 'object', properties });
const list = (items) => ({ type: 'array', items });
const orNull = (schema) => ({ ...schema, type: [schema.type, 'null'] });

const money = object({ amount: whole, currency: text });
const prices = {
  ...{ price: money, compareAtPrice: orNull(money) },
  ...{ lowestPrice30Days: orNull(money), priorPrice: orNull(money) },
};
const otherPrices = list(object(prices));

const summary = {
  ...{ id: text, slug: text, sku: text, name: text, description: text, ...prices, stock: whole },
  ...{ variantCount: whole, status: text, tags: list(text) },
  category: orNull(object({ id: text, slug: text, name: text })),
  images: list(object({ url: text, alt: textOrNull })),
  attributes: { type: 'object', additionalProperties: true },
  rating: orNull(object({ average: { type: 'number' }, count: whole })),
  createdAt: { type: 'string', format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
};

/** What the bare server answers with, for Fastify to write it by: the members of Stoa's own answers. */
export const detailSchema = object({
  ...summary,
  prices: otherPrices,
  options: list(object({ name: text, values: list(text) })),
  variants: list(
    object({
      ...{ id: text, sku: text, options: { type: 'object', additionalProperties: text }, ...prices },
      ...{ prices: otherPrices, stock: whole, lowStockThreshold: wholeOrNull, weightGrams: wholeOrNull },
    }),
  ),
});
export const listSchema = object({ data: list(object(summary)), total: whole });
export const postSchema = object({
  ...{
    id: text,
    slug: text,
    title: text,
    excerpt: text,
    status: text,
    author_id: textOrNull,
    author_name: textOrNull,
  },
  tags: list(object({ slug: text, name: text })),
  ...{ reading_minutes: whole, comment_count: whole, like_count: whole, content: text, content_html: text },
  published_at: { type: 'string', format: 'date-time' },
  created_at: { type: 'string', format: 'date-time' },
  updated_at: { type: 'string', format: 'date-time' },
});
export const orderSchema = object({ id: text, total: money });
