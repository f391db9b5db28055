import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readDocument } from '../../src/openapi/serve.js';
import { recordExchange } from './traffic.js';

/** One request and its answer, as a client saw them. */
export interface Exchange {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly requestBody: unknown;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Media {
  readonly schema?: object;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Record<string, Media>;
  readonly headers?: Record<string, object>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<string, Response>;
}

const document = readDocument() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Response> };
};
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'document');

const routes = Object.entries(document.paths).map(([path, operations]) => ({
  operations,
  isPlain: !path.includes('{'),
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));
const compiled = new Map<string, ValidateFunction>();

/** Throws when the exchange is not as `openapi.json` says. Addresses that the document does not know are let be. */
export function checkExchange(exchange: Exchange): void {
  const operation = operationOf(exchange);
  if (operation === null) return;
  const { operationId } = operation;
  const said = operation.responses[String(exchange.status)];
  if (said === undefined)
    throw new Error(`${operationId} answered ${exchange.status}, which is not documented`);
  const response =
    said.$ref === undefined ? said : document.components.responses[said.$ref.split('/').at(-1) ?? ''];
  checkAnswer(operationId, exchange, response ?? {});
  const isTaken = exchange.status < 300;
  const request = operation.requestBody?.content['application/json']?.schema;
  if (isTaken && request !== undefined)
    check(request, exchange.requestBody ?? {}, `${operationId} took a request`);
  recordExchange(operationId, exchange);
}

function operationOf({ method, path }: Exchange): Operation | null {
  const bare = path.split('?')[0] ?? '';
  const verb = method.toLowerCase();
  const found = routes.filter(({ pattern, operations }) => verb in operations && pattern.test(bare));
  const route = found.find(({ isPlain }) => isPlain) ?? found[0];
  return route?.operations[verb] ?? null;
}

function checkAnswer(operationId: string, { status, headers, body }: Exchange, response: Response): void {
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const label = `${operationId} answered ${status}`;
  if (response.content === undefined) {
    if (body !== '') throw new Error(`${label} with a body, which is not documented`);
    return;
  }
  const media = response.content[type];
  if (media?.schema === undefined) throw new Error(`${label} as "${type}", which is not documented`);
  check(media.schema, body, label);
  if (status !== 308 && headers.get('x-request-id') === null)
    throw new Error(`${label} without X-Request-Id`);
}

function check(schema: object, value: unknown, label: string): void {
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(absolute(schema));
  compiled.set(key, validate);
  if (!validate(value))
    throw new Error(
      `${label} against the contract: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`,
    );
}

/** References of the document, as references from outside of it. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object;
}
