import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { leastOf } from '../src/openapi/examples.js';
import { readDocument } from '../src/openapi/serve.js';
import type { Actor, Answer } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

const document = readDocument() as any;
const responseOf = (response: any): any =>
  response?.$ref ? document.components.responses[response.$ref.split('/').at(-1)] : response;

const operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
  Object.entries<any>(item).map(([method, operation]) => ({ ...operation, method, path })),
);
/** Operations whose path names a thing and that document 404 `NOT_FOUND`. */
const naming = operations.filter(
  ({ path, responses, operationId }) =>
    path.includes('{') &&
    // there the cart is what may not be found; a variant that is not there is 422
    operationId !== 'replaceCartItem' &&
    'NOT_FOUND' in (responseOf(responses['404'])?.content['application/problem+json'].examples ?? {}),
);
/** Operations that take JSON and name nothing. */
const taking = operations.filter(
  ({ path, requestBody }) => !path.includes('{') && requestBody?.content['application/json'] !== undefined,
);
const sampleBody = ({ requestBody }: any): unknown => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema === undefined ? undefined : leastOf(schema, document.components.schemas);
};

/** A path on which nothing stands: ids that nothing has, names that nobody gave. */
const pathTo = ({ path, parameters }: any): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_: string, name: string) => {
    const { schema } = parameters.find((parameter: any) => parameter.name === name);
    if (schema.type === 'integer') return '1';
    return schema.format === 'uuid' || schema.anyOf ? newId() : `no-such-${name.toLowerCase()}`;
  });
  return filled.startsWith('/api/v1') ? filled.slice('/api/v1'.length) : `/${filled}`;
};

describe('A request as the code samples show it', () => {
  let stoa: Stoa;
  let admin: Actor;
  beforeAll(async () => {
    stoa = await Stoa.start();
    admin = await stoa.given.admin();
  });
  afterAll(() => stoa.stop());
  const send = (operation: any): Promise<Answer> => {
    const headers = { 'idempotency-key': newId() };
    return admin.send(operation.method.toUpperCase(), pathTo(operation), sampleBody(operation), headers);
  };

  it.each(naming.map((operation) => [operation.operationId, operation]))(
    'is 404 at %s when nothing is there',
    async (_, operation) => {
      expectProblem(await send(operation), 404, 'NOT_FOUND');
    },
  );

  it.each(taking.map((operation) => [operation.operationId, operation]))(
    'can be read by %s',
    async (_, operation) => {
      const { body } = await send(operation);
      expect(['VALIDATION_FAILED', 'MALFORMED_REQUEST', 'UNAUTHENTICATED', 'FORBIDDEN']).not.toContain(
        body.code,
      );
    },
  );
});
