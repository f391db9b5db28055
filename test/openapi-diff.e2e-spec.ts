import { afterAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readDocument } from '../src/openapi/serve.js';

const folder = mkdtempSync(join(tmpdir(), 'stoa-diff-'));
const released = join(folder, 'released.json');
/** The part of the document that is about orders, which is enough to break something of every kind. */
const excerpt = (): any => {
  const document = readDocument() as any;
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/orders'));
  return { ...document, webhooks: {}, paths: Object.fromEntries(paths) };
};
writeFileSync(released, JSON.stringify(excerpt()));

async function diffAfter(
  name: string,
  change: (document: any) => void,
): Promise<{ code: number; text: string }> {
  const document = excerpt();
  change(document);
  const revision = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(revision, JSON.stringify(document));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'scripts/openapi-diff.mjs',
      revision,
      released,
    ]);
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, text: stdout };
  }
}

const orders = '/api/v1/orders';
const order = '/api/v1/orders/{id}';
const schema = (document: any, name: string): any => document.components.schemas[name];

describe('The document of the next release', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, (document: any) => void]>([
    ['an operation is gone', (document) => delete document.paths[orders].get],
    ['an operation has another id', (document) => (document.paths[order].get.operationId = 'readOrder')],
    [
      'a query parameter is required',
      (document) =>
        document.paths[orders].get.parameters.push({
          ...{ name: 'shop', in: 'query', required: true },
          schema: { type: 'string', maxLength: 10 },
        }),
    ],
    [
      'a field of a request is required',
      (document) => {
        schema(document, 'PlaceOrder').properties.purpose = { type: 'string', maxLength: 10 };
        schema(document, 'PlaceOrder').required = ['purpose'];
      },
    ],
    ['a field of an answer is gone', (document) => delete schema(document, 'Order').properties.total],
    [
      'a field has another type',
      (document) => (schema(document, 'Order').properties.itemCount.type = 'string'),
    ],
    [
      'a request may not say a word that it could say',
      (document) => schema(document, 'OrderStatus').enum.shift(),
    ],
    ['a success is gone', (document) => delete document.paths[orders].post.responses['201']],
  ])('is refused when %s', async (name, change) => {
    const { code, text } = await diffAfter(name, change);
    expect(text).toMatch(/[1-9]\d* major/);
    expect(code).not.toBe(0);
  });

  it.each<[string, (document: any) => void]>([
    [
      'there is a new operation',
      (document) =>
        (document.paths['/api/v1/orders/newest'] = {
          get: { ...document.paths[order].get, operationId: 'getNewestOrder', parameters: [] },
        }),
    ],
    [
      'an answer has a new field',
      (document) => (schema(document, 'Order').properties.weight = { type: 'integer', format: 'int32' }),
    ],
    [
      'a query parameter can be left out',
      (document) =>
        document.paths[orders].get.parameters.push({
          ...{ name: 'shop', in: 'query', required: false },
          schema: { type: 'string', maxLength: 10 },
        }),
    ],
    ['an answer may say a new word', (document) => schema(document, 'PaymentStatus').enum.push('disputed')],
  ])('is taken when %s', async (name, change) => {
    expect(await diffAfter(name, change)).toMatchObject({ code: 0 });
  });
});
