import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf, leastOf } from './examples.js';
import { literalOf } from './literals.js';
import { methods, type OperationObject } from './operation.js';

type Schema = Record<string, unknown>;
type Schemas = Readonly<Record<string, Schema>>;

/** What a call of the operation needs, and no more. */
interface Call {
  readonly id: string;
  readonly method: string;
  readonly address: string;
  readonly isPublic: boolean;
  readonly needsKey: boolean;
  /** What stands in path and query, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: Body | null;
  readonly answer: { readonly status: string; readonly type: string; readonly schema: string } | null;
  readonly iterates: boolean;
}

interface Body {
  readonly type: string;
  readonly value: unknown;
  /** Whether its members are known, so that the SDK takes them one by one. */
  readonly isNamed: boolean;
}

/** Puts beside every operation how it is called: with curl, and with the SDK for TypeScript. */
export function withCodeSamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as unknown as Schemas;
  for (const [path, item] of Object.entries(document.paths))
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const call = callOf(path, method, operation, schemas);
      Object.assign(operation, {
        'x-codeSamples': [
          { lang: 'Shell', label: 'curl', source: curlOf(call) },
          { lang: 'TypeScript', label: '@stoa/sdk', source: typescriptOf(call) },
        ],
      });
    }
  return document;
}

interface Taken {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

function callOf(path: string, method: string, operation: OperationObject, schemas: Schemas): Call {
  const parameters = (operation.parameters ?? []) as unknown as (Taken & { $ref?: string })[];
  const plain = parameters.filter(({ $ref }) => $ref === undefined);
  const needed = plain.filter(({ required, name }) => required === true || name === 'limit');
  const values = needed.map(
    (taken) => [taken, taken.name === 'limit' ? 20 : exampleOf(taken.schema, schemas)] as const,
  );
  const query = values.filter(([taken]) => taken.in === 'query');
  const search = query.map(([{ name }, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  const filled = values.reduce((at, [{ name }, value]) => at.replace(`{${name}}`, String(value)), path);
  return {
    id: operation.operationId ?? '',
    method: method.toUpperCase(),
    address: search === '' ? filled : `${filled}?${search}`,
    isPublic: operation.security?.some((need) => Object.keys(need).length === 0) ?? false,
    needsKey: parameters.some(({ $ref }) => $ref?.endsWith('/RequiredIdempotencyKey')),
    values: Object.fromEntries(values.map(([{ name }, value]) => [name, value])),
    body: bodyOf(operation, schemas),
    answer: answerOf(operation),
    iterates: (operation.operationId ?? '').startsWith('list') && plain.some(({ name }) => name === 'cursor'),
  };
}

function bodyOf({ requestBody }: OperationObject, schemas: Schemas): Body | null {
  const { content = {} } = (requestBody ?? {}) as { content?: Record<string, { schema: Schema }> };
  const [first] = Object.entries(content);
  if (first === undefined) return null;
  const [type, { schema }] = first;
  return { type, value: leastOf(schema, schemas), isNamed: '$ref' in schema };
}

function answerOf({ responses }: OperationObject): Call['answer'] {
  const [first] = Object.entries(responses).filter(([status]) => Number(status) < 400);
  if (first === undefined) return null;
  const { content = {} } = first[1] as { content?: Record<string, { schema: { $ref?: string } }> };
  const [media] = Object.entries(content);
  const schema = media?.[1].schema.$ref?.split('/').at(-1) ?? '';
  return { status: first[0], type: media?.[0] ?? '', schema };
}

function curlOf({ method, address, isPublic, needsKey, body }: Call): string {
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$STOA_URL${address}"`,
    ...(isPublic ? [] : ['-H "Authorization: Bearer $STOA_TOKEN"']),
    ...(needsKey ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...sent(body),
  ];
  return parts.join(' \\\n  ');
}

function sent(body: Body | null): string[] {
  if (body === null) return [];
  if (body.type === 'multipart/form-data') return ["-F 'file=@kettle.png;type=image/png'"];
  const type = `-H 'Content-Type: ${body.type}'`;
  if (body.type !== 'application/json') return [type, `--data-binary @${fileNames[body.type] ?? 'file'}`];
  return [type, `-d '${JSON.stringify(body.value).replaceAll("'", String.raw`'\''`)}'`];
}

const fileNames: Readonly<Record<string, string>> = {
  'text/csv': 'products.csv',
  'application/zip': 'posts.zip',
};

function typescriptOf(call: Call): string {
  const { id, answer, iterates } = call;
  if (answer !== null && answer.status === '302') return `location.assign(new URL('${call.address}', url));`;
  if (answer?.type === 'text/event-stream')
    return `for await (const event of stoa.${id}()) console.log(event);`;
  const given = argumentsOf(call);
  return iterates ? iterationOf(id, answer?.schema ?? '', given) : callingOf(id, answer, given);
}

function callingOf(id: string, answer: Call['answer'], given: Record<string, unknown>): string {
  const called = `await stoa.${id}(${Object.keys(given).length === 0 ? '' : literalOf(given)});`;
  return answer === null || answer.type === '' ? called : `const ${nameOf(answer.schema)} = ${called}`;
}

function iterationOf(id: string, page: string, given: Record<string, unknown>): string {
  const { limit: _, ...rest } = given;
  const item = nameOf(page.replace(/Page$/, ''));
  return `for await (const ${item} of stoa.${id}.items(${literalOf(rest)})) console.log(${item});`;
}

/** Everything flat: path, query and the members of the body. Files are what the program has read, `bytes`. */
function argumentsOf({ values, body }: Call): Record<string, unknown> {
  if (body === null) return values;
  if (body.type === 'application/json')
    return { ...values, ...(body.isNamed ? (body.value as object) : { body: body.value }) };
  const name = body.type === 'multipart/form-data' ? 'file' : 'body';
  return { ...values, [name]: new Blob([], { type: name === 'file' ? 'image/png' : body.type }) };
}

const reserved: ReadonlySet<string> = new Set([
  'import',
  'export',
  'new',
  'delete',
  'default',
  'package',
  '',
]);

/** A constant for what is answered: `OrderSummary` is `orderSummary`. */
function nameOf(schema: string): string {
  const name = schema.charAt(0).toLowerCase() + schema.slice(1);
  return reserved.has(name) ? 'answer' : name;
}
