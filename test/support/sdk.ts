import { createStoa, StoaError } from '@stoa/sdk';
import * as operations from '@stoa/sdk/operations';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

/** A request as a test wants it. */
export interface Asked {
  /** Where the service is. */
  readonly at: string;
  readonly method: string;
  /** The whole address. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As the test has it, before it becomes JSON. */
  readonly content: unknown;
  /** As it goes over the wire. */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** What came back, to its last byte. */
export interface Spoken {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly params?: readonly { readonly name: string; readonly in: string }[];
  readonly body?: { readonly contentType: string };
  readonly responseKind?: string;
}

/** A request in the words of the SDK. */
interface Call {
  readonly operation: Operation;
  readonly args: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

type Method = (args: object, init: object) => Promise<unknown>;
/** Travels with a request through the SDK to its `fetch`. */
interface Recorder {
  readonly asked: Asked;
  spoken: Spoken | null;
  isSent: boolean;
  /** Whether the SDK said what the test wanted. */
  isSaid: boolean;
}

const routes = (Object.values(operations) as unknown as Operation[])
  .filter(({ responseKind }) => responseKind !== 'sse')
  .map((operation) => ({ operation, segments: operation.path.split('/') }));
const clients = new Map<string, Record<string, Method>>();

/**
 * Sends a request through the SDK, and makes sure that what the SDK makes of the answer is what came; null, and nothing
 * was sent, when it is a request that the SDK cannot say.
 */
export async function speak(asked: Asked): Promise<Spoken | null> {
  const call = callOf(asked);
  if (call === null) return null;
  const recorder: Recorder = { asked, spoken: null, isSent: false, isSaid: false };
  const { operation, args, headers } = call;
  const result = await clientAt(asked.at)[operation.id]!(args, {
    headers,
    redirect: 'manual',
    recorder,
  }).then(
    (given) => ({ given }),
    (error: unknown) => ({ error }),
  );
  const { spoken, isSent, isSaid } = recorder;
  if (spoken === null && isSent && 'error' in result) throw result.error;
  if (spoken === null) return null;
  if (isSaid) {
    note(operation.id);
    const fault = disagreement(operation, spoken, result);
    if (fault !== null) throw new Error(`the SDK made something else of ${operation.id}: ${fault}`);
  }
  return spoken;
}

function clientAt(at: string): Record<string, Method> {
  const known = clients.get(at);
  if (known !== undefined) return known;
  const session = { get: () => null, set: () => undefined };
  const client = createStoa({ url: at, retries: 0, timeout: 0, session, fetch: recording });
  clients.set(at, client as unknown as Record<string, Method>);
  return client as unknown as Record<string, Method>;
}

/** Sends what the SDK says when it is what the test wants, and otherwise what the test wants: one request, always. */
async function recording(target: unknown, init: RequestInit = {}): Promise<Response> {
  const { recorder, ...said } = init as RequestInit & { recorder: Recorder };
  const { asked } = recorder;
  recorder.isSent = true;
  recorder.isSaid = isSame(asked, String(target), said);
  const headers = { ...(said.headers as Record<string, string>) };
  if (!Object.keys(asked.headers).some((name) => name.toLowerCase() === 'idempotency-key'))
    delete headers['Idempotency-Key'];
  const wanted = {
    method: asked.method,
    headers: asked.headers,
    body: asked.body,
    redirect: 'manual',
  } as const;
  const answer = recorder.isSaid
    ? await fetch(String(target), { ...said, headers })
    : await fetch(asked.target, wanted);
  const bytes = await answer.arrayBuffer();
  recorder.spoken = { status: answer.status, headers: answer.headers, text: new TextDecoder().decode(bytes) };
  const { status, statusText } = answer;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers: answer.headers });
}

function isSame(asked: Asked, target: string, said: RequestInit): boolean {
  const [path, query = ''] = target.split('?');
  const [wantedPath, wantedQuery = ''] = asked.target.split('?');
  const isBody = (said.body ?? null) === asked.body;
  const pairs = (text: string) =>
    [...new URLSearchParams(text)].map(([name, value]) => `${name}=${value}`).sort();
  return path === wantedPath && isBody && isDeepStrictEqual(pairs(query), pairs(wantedQuery));
}

/** The request in the words of the SDK; null when it has none for it. */
function callOf(asked: Asked): Call | null {
  const [path = '', query] = asked.target.slice(asked.at.length).split('?');
  const found = operationOf(asked.method, path);
  if (found === null) return null;
  const { operation, values } = found;
  const layers = [values, queryOf(operation, query), bodyOf(operation, asked)];
  if (layers.includes(null)) return null;
  const { params = [] } = operation;
  const said = Object.entries(asked.headers).map(([name, value]) => {
    const known = params.find((one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase());
    return [known?.name ?? name, value, known !== undefined] as const;
  });
  const pick = (isParam: boolean) =>
    Object.fromEntries(said.filter((one) => one[2] === isParam).map(([name, value]) => [name, value]));
  return { operation, args: Object.assign({}, ...layers, pick(true)) as Call['args'], headers: pick(false) };
}

function operationOf(method: string, path: string) {
  const segments = path.split('/');
  let found: { operation: Operation; values: Record<string, string> } | null = null;
  for (const { operation, segments: template } of routes) {
    if (operation.method !== method || template.length !== segments.length) continue;
    const values = valuesOf(template, segments);
    if (values === null) continue;
    if (Object.keys(values).length === 0) return { operation, values };
    found ??= { operation, values };
  }
  return found;
}

function valuesOf(template: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index]!;
    if (!part.startsWith('{')) {
      if (part !== segment) return null;
      continue;
    }
    const value = plain(segment);
    if (value === null || value === '' || encodeURIComponent(value) !== segment) return null;
    values[part.slice(1, -1)] = value;
  }
  return values;
}

function queryOf({ params = [] }: Operation, query: string | undefined): Record<string, unknown> | null {
  if (query === undefined) return {};
  const args: Record<string, unknown> = {};
  for (const pair of query.split('&')) {
    const [name, value, ...more] = pair.split('=').map((part) => plain(part.replaceAll('+', ' ')));
    const isKnown = params.some((one) => one.in === 'query' && one.name === name);
    if (!isKnown || typeof name !== 'string' || typeof value !== 'string' || more.length > 0) return null;
    args[name] = name in args ? [args[name], value].flat() : value;
  }
  return args;
}

function bodyOf({ body: takes }: Operation, { content, body }: Asked): Record<string, unknown> | null {
  const isJson = takes?.contentType === 'application/json';
  if (content === undefined) return isJson ? null : {};
  if (takes === undefined) return null;
  if (content instanceof Uint8Array) return isJson ? null : { body };
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isObject && isJson && !Object.keys(content).includes('__proto__') ? { ...content } : null;
}

function plain(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** In which way what the SDK gave is not what came. */
function disagreement({ responseKind }: Operation, { status, text }: Spoken, result: object): string | null {
  if ('error' in result) {
    const { error } = result;
    if (!(error instanceof StoaError)) return `${status} as ${String(error)}`;
    const code = codeOf(text) ?? (status === 304 ? 'NOT_MODIFIED' : 'UNKNOWN');
    const isTold = status >= 300 && error.status === status && error.code === code;
    return isTold ? null : `${status} ${code} as ${error.status} ${error.code}`;
  }
  const { given } = result as { given: unknown };
  if (status >= 300) return `${status} as success`;
  if (status === 204 || text === '') return given === undefined ? null : 'nothing as something';
  if (given instanceof Blob || responseKind === 'blob')
    return given instanceof Blob ? null : 'a file as none';
  return JSON.stringify(given) === JSON.stringify(JSON.parse(text)) ? null : 'another body';
}

function codeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}

const file = 'coverage/sdk-operations.txt';
const isNoted = process.env['STOA_TRAFFIC'] !== undefined;
const noted = new Set(isNoted && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

/** Keeps which operations were spoken by the SDK, for the coverage of the whole run. */
function note(id: string): void {
  if (!isNoted || noted.has(id)) return;
  noted.add(id);
  mkdirSync('coverage', { recursive: true });
  appendFileSync(file, `${id}\n`);
}
