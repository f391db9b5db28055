// The README's story as somebody else's program tells it: plain Node, with the package installed (test/sdk-package.e2e-spec.ts).
import { createStoa, StoaError, verifyWebhook } from '@stoa/sdk';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const { STOA_URL: url, EDITOR: editorEmail, ADMIN: adminEmail, PASSWORD: password } = process.env;
const chapter = (words) => console.log(words);
const signedIn = async (email) => {
  const stoa = createStoa({ url });
  await stoa.login({ email, password });
  return stoa;
};

const anna = createStoa({ url });
await anna.createUser({ email: 'anna@example.org', password, name: 'Anna' });
await anna.login({ email: 'anna@example.org', password });
assert.equal((await anna.getMe()).name, 'Anna');
chapter('signed up, signed in');

const found = [];
for await (const product of anna.listProducts.items({ search: 'kettle', limit: 1 })) found.push(product);
assert.equal(found.length, 3);
const product = await anna.getProduct({ id: found[0].slug });
chapter('browsed');

const admin = await signedIn(adminEmail);
const messages = [];
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  messages.push(await verifyWebhook(Buffer.concat(chunks), request.headers, webhook.secret));
  response.writeHead(204).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const hook = `http://127.0.0.1:${server.address().port}/stoa`;
const webhook = await admin.createWebhook({ name: 'Warehouse', url: hook, eventTypes: ['order.paid'] });
const live = admin.getEventStream({ types: ['order.paid'] });
assert.equal((await live.next()).value.type, 'ready');
chapter('listening');

const items = [{ productId: product.id, quantity: 2 }];
const { total } = await anna.quoteOrder({ items });
const order = await anna.createOrder({ items, expectedTotal: total });
assert.deepEqual([order.status, order.total], ['pending', total]);
const again = { items, expectedTotal: total, 'Idempotency-Key': 'story' };
const [first, second] = [await anna.createOrder(again), await anna.createOrder(again)];
assert.equal(first.id, second.id);
const tooMany = await anna
  .createOrder({ items: [{ productId: product.id, quantity: 90 }] })
  .catch((error) => error);
assert.ok(tooMany instanceof StoaError && tooMany.is('INSUFFICIENT_STOCK'));
assert.equal(tooMany.problem.lines[0].requested, 90);
chapter('ordered');

const { clientSecret } = await anna.startOrderPayment({ id: order.id });
const declined = { clientSecret, paymentMethod: 'pm_card_declined' };
await assert.rejects(anna.confirmSandboxPayment(declined), { code: 'CARD_DECLINED', status: 402 });
await anna.confirmSandboxPayment({ clientSecret, paymentMethod: 'pm_card_visa' });
assert.equal((await anna.getOrder({ id: order.id })).status, 'paid');
await assert.rejects(anna.shipOrder({ id: order.id }), { code: 'FORBIDDEN' });
const editor = await signedIn(editorEmail);
assert.equal((await editor.shipOrder({ id: order.id, carrier: 'PostNord' })).status, 'shipped');
chapter('paid and shipped');

const { value: event } = await live.next();
assert.deepEqual([event.type, event.payload.orderId], ['order.paid', order.id]);
await live.return();
while (messages.length === 0) await delay(20);
assert.deepEqual([messages[0].type, messages[0].data.orderId], ['order.paid', order.id]);
server.close();
chapter('heard of it, live and by webhook');

const draft = await editor.createPost({ title: 'How to pour', content: '# Slowly' });
const { headers } = await editor.getPost({ id: draft.id }, { envelope: true });
await editor.updatePost({ id: draft.id, title: 'How to pour well', 'If-Match': headers.etag });
const stale = editor.updatePost({ id: draft.id, title: 'Lost', 'If-Match': headers.etag });
await assert.rejects(stale, { code: 'PRECONDITION_FAILED' });
const post = await editor.publishPost({ id: draft.id });
const comment = await anna.createComment({ id: post.id, body: 'It pours well.' });
assert.equal(comment.status, 'pending');
assert.equal((await createStoa({ url }).listPostComments({ id: post.id })).data.length, 0);
await editor.approveComment({ id: comment.id });
assert.equal((await createStoa({ url }).listPostComments({ id: post.id })).data.length, 1);
chapter('published, commented, moderated');

await anna.logout();
await assert.rejects(anna.getMe(), { code: 'UNAUTHENTICATED' });
chapter('signed out');
