import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor, Answer } from './support/actor.js';
import { inSizes, productBody, productOf, variantBody } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { orderBody } from './support/orders.js';
import { receiver, tested, webhookTo } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

type Attempt = () => Promise<Answer>;
/** Operation, status, code, and the request that leads there. */
type Row = [string, number, string, Attempt];

let stoa: Stoa;
let admin: Actor;
let editor: Actor;
let anna: Actor;
beforeAll(async () => {
  stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' });
  admin = await stoa.given.admin();
  editor = await stoa.given.editor();
  anna = await stoa.given.viewer();
});
afterAll(() => stoa.stop());

const answersAsDocumented = (name: string, rows: Row[]): void =>
  describe(name, () => {
    it.each(rows)('%s answers %i %s', async (_, status, code, attempt) => {
      expectProblem(await attempt(), status, code);
    });
  });

const sized = (facts: object = {}) => productOf(editor, inSizes(['S', 'M'], ['S'], facts));
const full = () => {
  const [sizes, colours] = ['0123456789'.split(''), 'ABCDEFGHIJK'.split('')];
  const pairs = sizes.flatMap((Size) => colours.slice(0, 10).map((Colour) => ({ Size, Colour })));
  return productOf(editor, {
    ...{ price: undefined, stock: undefined, sku: undefined },
    options: [
      { name: 'Size', values: sizes },
      { name: 'Colour', values: colours },
    ],
    variants: pairs.map((options) => variantBody(options)),
  });
};
const variantIn = ({ id, variants: [variant] }: Record<string, any>): string =>
  `/products/${id}/variants/${variant.id}`;

answersAsDocumented('The catalogue', [
  [
    ...(['replaceProduct', 422, 'UNKNOWN_CATEGORY'] as const),
    async () =>
      editor.put(`/products/${(await productOf(editor))['id']}`, productBody({ categoryId: newId() })),
  ],
  [
    ...(['replaceProduct', 422, 'OPTION_MISMATCH'] as const),
    async () => editor.put(`/products/${(await sized())['id']}`, productBody(inSizes(['S'], ['XL']))),
  ],
  [
    ...(['updateProduct', 409, 'SKU_TAKEN'] as const),
    async () => {
      const [one, other] = [await productOf(editor), await productOf(editor)];
      return editor.patch(`/products/${one['id']}`, { sku: other['sku'] });
    },
  ],
  [
    ...(['updateProduct', 409, 'SLUG_TAKEN'] as const),
    async () => {
      const [one, other] = [await productOf(editor), await productOf(editor)];
      return editor.patch(`/products/${one['id']}`, { slug: other['slug'] });
    },
  ],
  [
    ...(['updateProduct', 422, 'OPTION_MISMATCH'] as const),
    async () =>
      editor.patch(`/products/${(await sized())['id']}`, { options: [{ name: 'Size', values: ['M'] }] }),
  ],
  [
    ...(['createVariant', 409, 'SKU_TAKEN'] as const),
    async () => {
      const [{ id }, { sku }] = [await sized(), await productOf(editor)] as any;
      return editor.post(`/products/${id}/variants`, variantBody({ Size: 'M' }, { sku }));
    },
  ],
  [
    ...(['createVariant', 409, 'TOO_MANY_VARIANTS'] as const),
    async () =>
      editor.post(`/products/${(await full())['id']}/variants`, variantBody({ Size: '0', Colour: 'K' })),
  ],
  [
    ...(['updateVariant', 409, 'SKU_TAKEN'] as const),
    async () => editor.patch(variantIn(await sized()), { sku: (await productOf(editor))['sku'] }),
  ],
  [
    ...(['updateVariant', 422, 'OPTION_MISMATCH'] as const),
    async () => editor.patch(variantIn(await sized()), { options: { Size: 'XXL' } }),
  ],
]);

const quote = (basket: Record<string, number>) => anna.post('/orders/quote', orderBody(basket));
const priced = async (amount: number, currency = 'USD'): Promise<string> =>
  (await productOf(editor, { stock: 5, price: { amount, currency } }))['id'];

answersAsDocumented('What is bought', [
  ['quoteOrder', 409, 'INSUFFICIENT_STOCK', async () => quote({ [await priced(1999)]: 6 })],
  ['quoteOrder', 422, 'ORDER_BELOW_MINIMUM', async () => quote({ [await priced(10)]: 1 })],
  [
    ...(['quoteOrder', 422, 'CURRENCY_MIXED'] as const),
    async () => quote({ [await priced(1999)]: 1, [await priced(1999, 'EUR')]: 1 }),
  ],
  [
    ...(['quoteOrder', 422, 'VARIANT_REQUIRED'] as const),
    async () =>
      quote({ [(await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { stock: 5 })))['id']]: 1 }),
  ],
  [
    ...(['updateDiscount', 409, 'DISCOUNT_CODE_TAKEN'] as const),
    async () => {
      const [one, other] = [await discountOf(admin), await discountOf(admin)];
      return admin.patch(`/discounts/${one['id']}`, { code: other['code'] });
    },
  ],
  [
    ...(['updateDiscount', 422, 'UNKNOWN_PRODUCT'] as const),
    async () => admin.patch(`/discounts/${(await discountOf(admin))['id']}`, { productIds: [newId()] }),
  ],
]);

const tooDeep = '>'.repeat(200);
const written = { title: 'How to pour', content: 'Boil water.' };

answersAsDocumented('The journal', [
  [
    ...(['replacePost', 409, 'POST_ALREADY_PUBLISHED'] as const),
    async () => {
      const later = { publishAt: new Date(Date.now() + 86_400_000).toISOString() };
      return editor.put(`/posts/${(await publishedOf(editor))['id']}`, { ...written, ...later });
    },
  ],
  [
    ...(['replacePost', 422, 'CONTENT_TOO_COMPLEX'] as const),
    async () => editor.put(`/posts/${(await draftOf(editor))['id']}`, { ...written, content: tooDeep }),
  ],
  [
    ...(['replacePost', 422, 'UNKNOWN_MEDIA'] as const),
    async () => editor.put(`/posts/${(await draftOf(editor))['id']}`, { ...written, coverImageId: newId() }),
  ],
  ['getAtomFeed', 404, 'NOT_FOUND', () => stoa.nobody.get('//feeds/posts.atom?tag=no-such-tag')],
  ['getJsonFeed', 404, 'NOT_FOUND', () => stoa.nobody.get('//feeds/posts.json?tag=no-such-tag')],
]);

answersAsDocumented('Accounts', [
  [
    ...(['replaceUser', 409, 'EMAIL_CHANGE_NEEDS_PROOF'] as const),
    () => anna.put(`/users/${anna.id}`, { name: 'Anna', email: 'other@example.com' }),
  ],
  ['replaceUser', 409, 'LAST_ADMIN', () => admin.put(`/users/${admin.id}`, { name: null, role: 'viewer' })],
]);

answersAsDocumented('Webhooks', [
  [
    ...(['resendWebhookDelivery', 409, 'WEBHOOK_DISABLED'] as const),
    async () => {
      const there = await receiver();
      const webhook = await webhookTo(admin, there);
      const { id } = await tested(stoa, admin, webhook);
      await there.stop();
      const path = `/webhooks/${webhook['id']}`;
      await admin.patch(path, { status: 'disabled' });
      return admin.post(`${path}/deliveries/${id}/redeliver`);
    },
  ],
]);
