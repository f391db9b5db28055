import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { permissions } from '../src/access/permissions.js';
import { handlersOf } from '../src/openapi/routes.js';
import { readDocument } from '../src/openapi/serve.js';
import { Stoa } from './support/stoa.js';

const document = readDocument() as any;
const operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
  Object.entries<any>(item).map(([method, operation]) => ({ ...operation, method, path })),
);
const resolve = (object: any): any =>
  object?.$ref
    ? object.$ref
        .slice(2)
        .split('/')
        .reduce((at: any, name: string) => at[name], document)
    : object;
const responsesOf = (operation: any): [string, any][] =>
  Object.entries<any>(operation.responses).map(([status, response]) => [status, resolve(response)]);
const schemas = Object.entries<any>(document.components.schemas);

/** Says what is wrong with a value by a schema of the document. */
function validator(): (schema: object, value: unknown) => string {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as any)(ajv);
  ajv.addSchema(document, 'document');
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const key = JSON.stringify(schema).replaceAll('"#/', '"document#/');
    const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key));
    compiled.set(key, validate);
    return validate(value) ? 'No errors' : ajv.errorsText(validate.errors);
  };
}

/** Every schema in the JSON, with the path to it. */
function* schemasIn(json: any, path = ''): Generator<[string, any]> {
  if (typeof json !== 'object' || json === null) return;
  if ('type' in json && !('in' in json) && !('scheme' in json)) yield [path, json];
  for (const [name, value] of Object.entries(json))
    if (!/^examples?$/.test(name)) yield* schemasIn(value, `${path}/${name}`);
}

describe('The OpenAPI document', () => {
  let stoa: Stoa;
  beforeAll(async () => {
    stoa = await Stoa.start();
  });
  afterAll(() => stoa.stop());

  it('has every route of the application, and no other', () => {
    const hidden = [
      'getMetrics',
      'showMailbox',
      'showStart',
      'showConsole',
      'showDocs',
      'showVerifyEmail',
      'showConfirmEmail',
      'showResetPassword',
      'showUnsubscribe',
      'unsubscribe',
    ];
    const routes = handlersOf(stoa.app).map(({ operationId }) => operationId);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      routes.filter((name) => !hidden.includes(name)).sort(),
    );
  });

  it('names operations once each, in camel case, verb first', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(
        /^(get|list|create|replace|update|delete|archive|withdraw|move|publish|unpublish|approve|reject|ship|deliver|cancel|quote|start|confirm|receive|login|refresh|logout|reauthenticate|verify|resend|change|forgot|reset|end|enrol|redeem|challenge|link|unlink|remove|renew|begin|finish|replay|retry|merge|like|unlike|mark|moderate|close|open|restore|preview)([A-Z][a-z]+)*$/,
      );
  });

  it('says of every operation what it does, who may, and where it belongs', () => {
    const known = document.tags.map(({ name }: any) => name);
    for (const {
      operationId,
      summary,
      description,
      tags,
      security,
      'x-permissions': permissions,
    } of operations) {
      expect({
        operationId,
        summary: summary?.length > 4,
        description: description?.length > 4,
        tags: tags.every((tag: string) => known.includes(tag)),
        security: security.length > 0,
        permissions: Array.isArray(permissions),
      }).toEqual({
        operationId,
        summary: true,
        description: true,
        tags: true,
        security: true,
        permissions: true,
      });
    }
  });

  it('answers with named schemas, lists with pages, and files with bytes', () => {
    for (const operation of operations)
      for (const [status, response] of responsesOf(operation))
        for (const [type, media] of Object.entries<any>(response.content ?? {})) {
          if (!/[/+]json$/.test(type)) {
            expect(media.schema).toMatchObject({ type: 'string', format: 'binary' });
            continue;
          }
          expect([operation.operationId, status, Object.keys(media.schema)]).toEqual([
            operation.operationId,
            status,
            ['$ref'],
          ]);
          if (operation.operationId.startsWith('list') && status === '200')
            expect(media.schema.$ref).toMatch(/Page$/);
        }
  });

  it('documents the errors of every operation by code, with an example for each', () => {
    for (const operation of operations) {
      const codes = Object.keys(operation.responses);
      for (const status of ['400', '401', '429', '500', '503'])
        expect([operation.operationId, codes]).toEqual([
          operation.operationId,
          expect.arrayContaining([status]),
        ]);
      for (const [status, response] of responsesOf(operation).filter(([code]) => Number(code) >= 400)) {
        const examples = response.content['application/problem+json'].examples;
        for (const [code, { value }] of Object.entries<any>(examples))
          expect(value).toMatchObject({ code, status: Number(status) });
      }
    }
  });

  it('documents the rate limit and the request id on every answer', () => {
    for (const operation of operations)
      for (const [, response] of responsesOf(operation))
        expect(Object.keys(response.headers)).toEqual(
          expect.arrayContaining([
            'X-Request-Id',
            'RateLimit-Limit',
            'RateLimit-Remaining',
            'RateLimit-Reset',
            'RateLimit',
            'RateLimit-Policy',
          ]),
        );
  });

  it('bounds every string, list and whole number', () => {
    for (const [path, schema] of schemasIn(document.components)) {
      const types = [schema.type].flat();
      const isText = types.includes('string') && schema.enum === undefined && schema.const === undefined;
      const faults = [
        isText && (schema.maxLength === undefined || (schema.pattern ?? schema.format) === undefined),
        types.includes('array') && schema.maxItems === undefined,
        types.includes('integer') && [schema.format, schema.minimum, schema.maximum].includes(undefined),
      ];
      expect([path, faults]).toEqual([path, [false, false, false]]);
    }
  });

  it('has no schema that is empty, unnamed inside another, or wrapped for nothing', () => {
    for (const [name, schema] of schemas) {
      expect([name, Object.keys(schema).length > 1]).toEqual([name, true]);
      for (const [field, part] of Object.entries<any>(schema.properties ?? {})) {
        const isInline =
          part.properties !== undefined ||
          part.items?.properties !== undefined ||
          part.allOf?.length === 1 ||
          part.enum !== undefined;
        expect([name, field, isInline]).toEqual([name, field, false]);
      }
    }
  });

  it('has no enum without a name, in no parameter and no answer', () => {
    const inline: string[] = [];
    const look = (json: any, path: string): void => {
      if (typeof json !== 'object' || json === null) return;
      if (Array.isArray(json.enum)) inline.push(path);
      for (const [name, value] of Object.entries(json))
        if (!/^(example|examples|x-codeSamples)$/.test(name)) look(value, `${path}/${name}`);
    };
    look(document.paths, 'paths');
    look(document.webhooks, 'webhooks');
    look(document.components.parameters, 'parameters');
    for (const [name, { enum: values, ...schema }] of schemas) look(values ? {} : schema, name);
    expect(inline).toEqual([]);
  });

  it('says one thing one way: no wrapper of one schema, no enum under two names, no choice among plain types', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"(?:all|any|one)Of":\[\{[^{}]*\}\]/);
    const pairs = [...text.matchAll(/"(?:any|one)Of":\[([^\]]*)\]/g)].map(([, choices]) => choices);
    for (const choices of pairs) expect(choices).toMatch(/^\{"\$ref":"[^"]+"\},\{"type":"null"\}$/);
  });

  it('gives a success at every operation, with a body unless there is none or it leads elsewhere', () => {
    for (const operation of operations) {
      const successes = responsesOf(operation).filter(([status]) => Number(status) < 400 && status !== '304');
      expect([operation.operationId, successes.length > 0]).toEqual([operation.operationId, true]);
      // 202 may have nothing to say, 308 may show what is there
      for (const [status, { content }] of successes.filter(([code]) => code !== '202' && code !== '308'))
        expect([operation.operationId, status, content !== undefined]).toEqual([
          operation.operationId,
          status,
          !['204', '302'].includes(status),
        ]);
    }
  });

  it('names permissions that there are', () => {
    for (const operation of operations)
      for (const permission of operation['x-permissions']) expect(permissions).toContain(permission);
  });

  it('orders every tag under one heading', () => {
    const grouped = document['x-tagGroups'].flatMap(({ tags }: any) => tags);
    expect([...grouped].sort()).toEqual(document.tags.map(({ name }: any) => name).sort());
  });

  it('shows each message that webhooks can be sent, with its headers and an example that is valid', () => {
    const types = document.components.schemas.WebhookMessageType.enum;
    expect(Object.keys(document.webhooks).sort()).toEqual([...types].sort());
    const faultsOf = validator();
    for (const [type, { post }] of Object.entries<any>(document.webhooks)) {
      expect(post.parameters.map((parameter: any) => resolve(parameter).name)).toEqual([
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
      ]);
      const { schema, example } = post.requestBody.content['application/json'];
      expect(example.type).toBe(type);
      expect([type, faultsOf(schema, example)]).toEqual([type, 'No errors']);
      expect(faultsOf(schema, { ...example, data: {} })).toContain('must have required');
    }
  });

  it('closes what is sent and leaves open what is answered', () => {
    for (const name of ['CreateProduct', 'PlaceOrder', 'CreatePost', 'CreateUser'])
      expect(document.components.schemas[name].additionalProperties).toBe(false);
    for (const name of ['Product', 'Order', 'Post', 'User'])
      expect(document.components.schemas[name].additionalProperties).toBeUndefined();
  });

  it('gives examples that are valid', () => {
    const faultsOf = validator();
    for (const operation of operations)
      for (const content of [
        operation.requestBody?.content,
        ...responsesOf(operation).map(([, response]) => response.content),
      ])
        for (const { schema, example, examples } of Object.values<any>(content ?? {}))
          for (const value of examples ? Object.values<any>(examples).map((given) => given.value) : [example])
            expect([operation.operationId, faultsOf(schema, value)]).toEqual([
              operation.operationId,
              'No errors',
            ]);
  });

  it('is served as it is committed, beside a page to read it on', async () => {
    const served = await stoa.nobody.get('//openapi.json');
    expect(served.body.paths).toEqual(document.paths);
    const page = await stoa.nobody.get('//docs');
    expect(page.status).toBe(200);
    expect(page.body).toContain('href="#createOrder"');
  });

  it('is not served when that is switched off', async () => {
    const quiet = await stoa.beside({ DOCS_ENABLED: 'false' });
    expect((await quiet.nobody.get('//openapi.json')).status).toBe(404);
    expect((await quiet.nobody.get('//docs')).status).toBe(404);
    await quiet.stop();
  });
});
