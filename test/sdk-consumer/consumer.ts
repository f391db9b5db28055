// Compiled, never run: how strict programs of others see the types of the SDK (test/sdk-types.e2e-spec.ts).
import {
  createClient,
  createStoa,
  memoryStore,
  problemCodes,
  StoaError,
  verifyWebhook,
  type LiveEvent,
  type Order,
  type ProblemCode,
  type Session,
  type StoaEvent,
  type StoaOptions,
  type WebhookMessage,
} from '@stoa/sdk';
import { createOrder, getEventStream, listProducts } from '@stoa/sdk/operations';

const options: StoaOptions = { url: 'https://shop.example.com', retries: 1, session: memoryStore() };
const stoa = createStoa(options);

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const isTrue = <Given extends true>(): Given | undefined => undefined;

export async function arguments_(): Promise<void> {
  await stoa.getOrder({ id: '1' });
  // @ts-expect-error an id is missing
  await stoa.getOrder({});
  // @ts-expect-error no arguments at all
  await stoa.getOrder();
  // @ts-expect-error an id is text
  await stoa.getOrder({ id: 1 });
  // @ts-expect-error there is no such argument
  await stoa.listProducts({ serach: 'kettle' });
  // @ts-expect-error a limit is a number
  await stoa.listProducts({ limit: 'all' });
  // @ts-expect-error a post has a content
  await stoa.createPost({ title: 'Untold' });
  // @ts-expect-error there is no such operation
  await stoa.eatOrder({ id: '1' });
  await stoa.updatePost({ id: '1', title: 'Told', 'If-Match': '"etag"' });
  // @ts-expect-error undefined is no ETag
  await stoa.updatePost({ id: '1', title: 'Told', 'If-Match': undefined });
  await stoa.createOrder({ items: [] });
  await stoa.createOrder({ items: [], 'Idempotency-Key': 'mine' }, { signal: AbortSignal.timeout(1) });
}

export async function answers(): Promise<void> {
  const order = await stoa.getOrder({ id: '1' });
  isTrue<Same<typeof order, Order>>();
  isTrue<Same<typeof order.total.amount, number>>();
  // @ts-expect-error an order has no such member
  void order.price;
  // @ts-expect-error a line may not be there
  void order.lines[0].quantity;
  const { data, headers, response } = await stoa.getPost({ id: '1' }, { envelope: true });
  isTrue<Same<typeof headers.etag, string | undefined>>();
  isTrue<Same<typeof data.title, string>>();
  isTrue<Same<typeof response.status, number>>();
  // @ts-expect-error without `envelope` it is the post itself
  void (await stoa.getPost({ id: '1' })).data;
  const invoice = await stoa.getOrderInvoice({ id: '1' });
  isTrue<Same<typeof invoice, Blob>>();
  for await (const product of stoa.listProducts.items()) isTrue<Same<typeof product.name, string>>();
  for await (const page of stoa.listProducts.pages({ limit: 1 }))
    isTrue<Same<typeof page.meta.nextCursor, string | null>>();
  // @ts-expect-error a single thing is no list
  void stoa.getOrder.items;
}

export function errors(error: unknown): string {
  if (!(error instanceof StoaError)) return 'not by the service';
  // @ts-expect-error no problem has this code
  if (error.is('OUT_OF_STOK')) return 'a slip';
  if (error.is('INSUFFICIENT_STOCK')) {
    isTrue<Same<typeof error.code, 'INSUFFICIENT_STOCK'>>();
    // @ts-expect-error this problem has no such fact
    void error.problem.orderStatus;
    return error.problem.lines.map(({ requested, available }) => `${available} of ${requested}`).join();
  }
  if (error.is('NOT_FOUND', 'FORBIDDEN')) return error.problem.detail;
  if (error.is('NOT_MODIFIED', 'UNKNOWN')) return error.code;
  // a code that this package does not know yet
  if (error.code === 'SOMETHING_NEW') return String(error.problem?.['facts']);
  const known: ProblemCode = problemCodes.NOT_FOUND;
  return error.fields['email'] ?? known;
}

export async function events(): Promise<unknown> {
  const secrets: readonly string[] = ['whsec_1', 'whsec_2'];
  const message: WebhookMessage = await verifyWebhook('{}', new Headers(), secrets);
  if (message.type === 'order.paid') return message.data.total.amount;
  if (message.type === 'webhook.test') return message.data.webhookId;
  // @ts-expect-error there is no such event
  if (message.type === 'order.eaten') return null;
  for await (const event of stoa.getEventStream({ types: ['order.*'], after: '1' })) {
    isTrue<Same<typeof event, LiveEvent>>();
    if (event.type === 'ready' || event.type === 'reset') continue;
    const told: StoaEvent = event;
    if (event.type === 'post.published') return event.payload.postId;
    // @ts-expect-error only some events tell of an order
    void told.payload.orderId;
  }
  return null;
}

export async function some(): Promise<void> {
  const few = createClient({ listProducts, createOrder }, options);
  await few.listProducts({ search: 'kettle' });
  // @ts-expect-error it was not named
  void few.getOrder;
  // @ts-expect-error it was not named
  void few.getEventStream;
  for await (const event of createClient({ getEventStream }).getEventStream()) void event.place;
  const session: Session | null = few.session.current;
  const stop: () => void = few.session.onChange((next) => void next?.expiresAt);
  stop();
  few.session.set(session);
  // @ts-expect-error what keeps a session has both ways
  createStoa({ session: { get: () => null } });
  // @ts-expect-error undefined is no address
  createStoa({ url: undefined });
}
