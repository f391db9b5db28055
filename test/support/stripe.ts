import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const secretKey = 'sk_test_for_tests_only';
const webhookSecret = 'whsec_for_tests_only';

type Fields = Record<string, string>;
type Fault = 'lost' | 'before' | { status: number; type: string; code?: string };

export interface Intent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  status: string;
  client_secret: string;
  metadata: Fields;
}

export interface StripeRefund {
  id: string;
  object: 'refund';
  amount: number;
  currency: string;
  payment_intent: string;
  status: string;
  metadata: Fields;
}

/**
 * The part of Stripe's API that is used, with its rules: idempotency keys, what can be cancelled, never more refunded than
 * received. A test makes its calls fail, gets lost what it answers, or forgets its keys.
 */
export class FakeStripe {
  readonly intents = new Map<string, Intent>();
  readonly refunds: StripeRefund[] = [];
  /** What was asked, in order. */
  readonly asked: { what: string; headers: IncomingMessage['headers']; fields: Fields }[] = [];
  /** Of the next calls that change something, one each. */
  readonly faults: Fault[] = [];
  /** Of every call that changes something. */
  outage: Fault | null = null;
  /** What becomes of refunds. */
  refundStatus = 'succeeded';
  private readonly answers = new Map<string, { status: number; body: object }>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeStripe> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const stripe = new FakeStripe(server);
    server.on('request', (request, response) => void stripe.take(request, response));
    return stripe;
  }

  /** The variables that have a Stoa paid by it. */
  get environment(): Record<string, string> {
    return {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
    };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** A day later. */
  forgetKeys(): void {
    this.answers.clear();
  }

  /** The intent that was made for a payment of ours. */
  intentOf(paymentId: string): Intent {
    const found = [...this.intents.values()].filter(({ metadata }) => metadata['stoa_payment'] === paymentId);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} intents`);
    return found[0];
  }

  /** The buyer pays in the browser. */
  pay(intent: Intent, received = intent.amount): Intent {
    return Object.assign(intent, { status: 'succeeded', amount_received: received });
  }

  /** A person gives money back in Stripe's dashboard. */
  refundByHand(intent: Intent, amount: number): StripeRefund {
    const { body } = this.makeRefund({ payment_intent: intent.id, amount: String(amount) });
    return body as StripeRefund;
  }

  /** An event as Stripe sends it; `at` in seconds. */
  event(
    type: string,
    object: object,
    { id = `evt_${randomUUID()}`, at = Math.floor(Date.now() / 1000), secret = webhookSecret } = {},
  ): { notice: object; headers: Record<string, string> } {
    const facts = { object: 'event', api_version: '2026-10-28.endive', created: at, livemode: false };
    const notice = { id, ...facts, type, data: { object } };
    const signature = createHmac('sha256', secret)
      .update(`${at}.${JSON.stringify(notice)}`)
      .digest('hex');
    return { notice, headers: { 'stripe-signature': `t=${at},v1=${signature}` } };
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = (await request.toArray()).map(String).join('');
    const url = new URL(request.url ?? '/', 'http://stripe');
    const fields = Object.fromEntries(new URLSearchParams(text || url.search));
    const what = `${request.method} ${url.pathname}`;
    this.asked.push({ what, headers: request.headers, fields });
    const fault = request.method === 'POST' ? (this.outage ?? this.faults.shift()) : undefined;
    if (fault === 'before') return void request.socket.destroy();
    const answer =
      typeof fault === 'object'
        ? refusal(fault.status, fault.type, fault.code)
        : this.once(request, what, fields);
    if (fault === 'lost') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', 'request-id': 'req_test' });
    response.end(JSON.stringify(answer.body));
  }

  private once(request: IncomingMessage, what: string, fields: Fields): { status: number; body: object } {
    if (request.headers.authorization !== `Bearer ${secretKey}`) return refusal(401, 'invalid_request_error');
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? this.answers.get(key) : undefined;
    if (known !== undefined) return known;
    const answer = structuredClone(this.answer(what, fields));
    if (typeof key === 'string' && answer.status < 400) this.answers.set(key, answer);
    return answer;
  }

  private answer(what: string, fields: Fields): { status: number; body: object } {
    const [, id = '', verb] = /payment_intents\/(\w+)(\/cancel)?$/.exec(what) ?? [];
    if (what === 'POST /v1/payment_intents') return this.makeIntent(fields);
    if (what === 'POST /v1/refunds') return this.makeRefund(fields);
    if (what === 'GET /v1/refunds') return ok(this.refundsOf(fields));
    const intent = this.intents.get(id);
    if (intent === undefined) return refusal(404, 'invalid_request_error', 'resource_missing');
    if (verb === undefined) return ok(intent);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status))
      return refusal(400, 'invalid_request_error', 'payment_intent_unexpected_state');
    return ok(Object.assign(intent, { status: 'canceled' }));
  }

  private makeIntent(fields: Fields): { status: number; body: object } {
    const amount = Number(fields['amount']);
    if (amount < 50) return refusal(400, 'invalid_request_error', 'amount_too_small');
    const id = `pi_${randomUUID().replaceAll('-', '')}`;
    const intent: Intent = {
      ...{ id, object: 'payment_intent', amount, amount_received: 0, currency: fields['currency'] ?? '' },
      ...{
        status: 'requires_payment_method',
        client_secret: `${id}_secret_test`,
        metadata: metadataOf(fields),
      },
    };
    this.intents.set(id, intent);
    return ok(intent);
  }

  private makeRefund(fields: Fields): { status: number; body: object } {
    const intent = this.intents.get(fields['payment_intent'] ?? '');
    const amount = Number(fields['amount']);
    if (intent?.status !== 'succeeded') return refusal(400, 'invalid_request_error', 'charge_not_captured');
    const gone = this.refunds
      .filter(({ payment_intent: of, status }) => of === intent.id && status !== 'failed')
      .reduce((sum, refund) => sum + refund.amount, 0);
    if (gone + amount > intent.amount_received)
      return refusal(400, 'invalid_request_error', 'charge_already_refunded');
    const refund: StripeRefund = {
      ...{ id: `re_${randomUUID()}`, object: 'refund', amount, currency: intent.currency },
      ...{ payment_intent: intent.id, status: this.refundStatus, metadata: metadataOf(fields) },
    };
    this.refunds.push(refund);
    return ok(refund);
  }

  private refundsOf({ payment_intent: of, starting_after: after }: Fields): object {
    const all = this.refunds.filter((refund) => refund.payment_intent === of).reverse();
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    // pages of one, so that whoever looks for a refund has to turn them
    const data = all.slice(from, from + 1);
    return { object: 'list', url: '/v1/refunds', has_more: from + 1 < all.length, data };
  }
}

function ok(body: object): { status: number; body: object } {
  return { status: 200, body };
}

function refusal(status: number, type: string, code?: string): { status: number; body: object } {
  return { status, body: { error: { type, code, message: 'no' } } };
}

function metadataOf(fields: Fields): Fields {
  const named = Object.entries(fields).flatMap(([name, value]) => {
    const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(named);
}
