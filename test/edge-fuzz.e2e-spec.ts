import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import { newId } from '../src/clock/new-id.js';
import { readDocument } from '../src/openapi/serve.js';
import type { Actor } from './support/actor.js';
import { nasty, nastyEscapes, textOf, valuesOf, type Schema } from './support/arbitrary.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { send, type Probe } from './support/probe.js';
import { Stoa } from './support/stoa.js';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const document = readDocument() as unknown as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    path,
    method: method.toUpperCase(),
  })),
);
const resolve = (reference: string): any =>
  reference
    .slice(2)
    .split('/')
    .reduce<any>((inner, key) => inner[key], document);

let stoa: Stoa;
let admin: Actor;
/** Ids and slugs that lead somewhere. */
const places: string[] = [newId(), 'never-heard-of', 'me', 'sandbox'];
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.admin();
  for (let copy = 0; copy < 5; copy += 1) {
    const product = await productOf(admin, { stock: 100 });
    const category = await admin.post('/categories', { name: `Kettles ${copy}` });
    const post = await admin.post('/posts', { title: 'Tea', content: 'Hot.' });
    await admin.post(`/posts/${post.body.id}/publish`);
    const comment = await admin.post(`/posts/${post.body.id}/comments`, { content: 'Indeed.' });
    const order = await admin.post(
      '/orders',
      { items: [{ productId: product['id'], quantity: 1 }] },
      { 'idempotency-key': newId() },
    );
    const made = [category, post, comment, order].map(({ body }) => body.id as string);
    places.push(product['id'], product['slug'], ...made);
  }
  places.push(admin.id);
});
afterAll(() => stoa.stop());

const somewhere = fc.oneof(
  { weight: 4, arbitrary: fc.nat().map((index) => places[index % places.length] ?? '') },
  { weight: 1, arbitrary: nastyEscapes },
);

/** Requests to the operation: mostly as documented, with something wrong here and there. */
function probesOf(operation: (typeof operations)[number]): Arbitrary<Probe> {
  const { path, method, requestBody } = operation;
  const parameters = (operation.parameters ?? []).map((one) =>
    one.$ref ? (resolve(one.$ref) as Parameter) : one,
  );
  const schema = requestBody?.content['application/json']?.schema;
  const odd = fc.dictionary(fc.constantFrom('if-match', 'if-none-match', 'x-request-id'), headerText);
  const headers = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: odd });
  return fc
    .record({
      segments: fc.array(somewhere, { minLength: 1, maxLength: 1 }),
      query: fc.oneof(fc.constant(''), queryOf(parameters.filter((one) => one.in === 'query'))),
      body: schema === undefined ? fc.constant(undefined) : valuesOf(schema, resolve),
      headers,
      key: fc.oneof({ weight: 20, arbitrary: fc.uuid() }, { weight: 1, arbitrary: headerText }),
      isSignedIn: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
    })
    .map(({ segments, query, body, headers: extra, key, isSignedIn }) => ({
      method,
      path: `${path.replaceAll(/\{\w+\}/g, () => segments[0] ?? '')}${query}`,
      token: isSignedIn ? admin.token : null,
      headers: {
        ...extra,
        'idempotency-key': key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }));
}

const headerText = nasty.map((value) =>
  textOf(value)
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '')
    .slice(0, 500),
);

function queryOf(parameters: readonly Parameter[]): Arbitrary<string> {
  const names = [...parameters.map(({ name }) => name), 'unknown', '__proto__', 'page[]', ''];
  const good = parameters.map(({ name, schema }) =>
    valuesOf(schema, resolve).map((value) => `${name}=${encodeURIComponent(textOf(value)).slice(0, 2500)}`),
  );
  const bad = fc.tuple(fc.constantFrom(...names), nastyEscapes).map(([name, value]) => `${name}=${value}`);
  const parts = fc.array(fc.oneof(...good, bad), { maxLength: 4 });
  return parts.map((pairs) => `?${pairs.join('&')}`);
}

describe('Whatever is sent', () => {
  it.each(operations.filter(({ operationId }) => operationId !== 'logout'))(
    '$operationId never breaks, and refuses with a problem',
    async (operation) => {
      await fc.assert(
        fc.asyncProperty(probesOf(operation), async (probe) => {
          const answer = await send(stoa.url, probe);
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400) expectProblem(answer, answer.status, answer.body.code);
          expect(answer.headers.get('x-request-id')).not.toBeNull();
        }),
        { numRuns: Number(process.env['FUZZ_RUNS'] ?? 30) },
      );
    },
  );
});
