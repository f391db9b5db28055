import { codeBlock } from '../copy.js';
import { recall, remember } from '../../session/browser-store.js';
import { h } from '../dom.js';
import { home } from '../../console/home.js';
import type { Operation, Sample } from '../model.js';
import { exampleOf, textOf } from '../schema/type-words.js';

const languageKept = 'stoa.docs.language';

/** The operation in several languages, one at a time; the choice holds for all operations of the visit. */
export function sampleTabs(operation: Operation): HTMLElement {
  const samples = samplesOf(operation);
  const first = { label: '', source: '' };
  const shown = h('div');
  const choice = h(
    'select',
    { 'aria-label': 'Language of the sample' },
    ...samples.map(({ label }) => h('option', { value: label }, label)),
  );
  const show = (): void => {
    const { label, source } = samples.find((sample) => sample.label === choice.value) ?? first;
    shown.replaceChildren(codeBlock(source, `Sample: ${label}`));
  };
  choice.addEventListener('change', () => {
    remember('sessionStorage', languageKept, choice.value);
    show();
  });
  const kept = recall('sessionStorage', languageKept);
  if (kept !== null && samples.some(({ label }) => label === kept)) choice.value = kept;
  show();
  return h('section', { class: 'samples' }, h('div', { class: 'row' }, h('h2', {}, 'Sample'), choice), shown);
}

/** Those of the document; where it has none in a language, made of the operation. */
function samplesOf(operation: Operation): Sample[] {
  const told = new Set(operation.samples.map(({ label }) => label));
  const made = [
    { label: 'curl', source: curlOf(operation) },
    { label: '@stoa/sdk', source: typescriptOf(operation) },
    { label: 'Python', source: pythonOf(operation) },
  ];
  return [...operation.samples, ...made.filter(({ label }) => !told.has(label))];
}

interface Request {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly key: boolean;
  readonly body: { readonly type: string; readonly example: unknown } | undefined;
}

function requestOf({ path, parameters, bodies }: Operation): Request {
  const needed = parameters.filter(({ required }) => required);
  const example = (name: string): string => {
    const parameter = needed.find((one) => one.name === name);
    return textOf(parameter === undefined ? name : (exampleOf(parameter.schema) ?? name));
  };
  const [body] = bodies;
  return {
    path: path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => example(name)),
    query: needed.filter(({ place }) => place === 'query').map(({ name }) => [name, example(name)] as const),
    key: parameters.some(({ name }) => name === 'Idempotency-Key'),
    body: body === undefined ? undefined : { type: body.type, example: body.example },
  };
}

const addressOf = ({ path, query }: Request): string =>
  `${location.origin}${home}${path}${query.length === 0 ? '' : `?${new URLSearchParams(query.map((pair) => [...pair])).toString()}`}`;

const isJson = (type: string): boolean => type.endsWith('json');

function curlOf(operation: Operation): string {
  const request = requestOf(operation);
  const lines = [`curl -X ${operation.method.toUpperCase()} '${addressOf(request)}'`];
  if (!operation.isPublic) lines.push(`-H "Authorization: Bearer $STOA_TOKEN"`);
  if (request.key) lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (request.body !== undefined) lines.push(...curlBody(request.body));
  return lines.join(' \\\n  ');
}

function curlBody({ type, example }: NonNullable<Request['body']>): string[] {
  if (type === 'multipart/form-data') return [`-F 'file=@picture.png'`];
  const data = isJson(type)
    ? `-d '${JSON.stringify(example).replaceAll("'", `'\\''`)}'`
    : `--data-binary @file`;
  return [`-H 'Content-Type: ${type}'`, data];
}

function typescriptOf(operation: Operation): string {
  const { bodies, parameters } = operation;
  const given = parameters
    .filter(({ required, place }) => required && place !== 'header')
    .map(({ name, schema }) => [name, exampleOf(schema) ?? name] as const);
  const example = bodies[0]?.example;
  const body = typeof example === 'object' && example !== null ? example : {};
  const input = { ...Object.fromEntries(given), ...body };
  const words = Object.keys(input).length === 0 ? '' : JSON.stringify(input, null, 2);
  return `const answer = await stoa.${operation.id}(${words});`;
}

function pythonOf(operation: Operation): string {
  const request = requestOf(operation);
  const headers = [
    ...(operation.isPublic ? [] : [`"Authorization": f"Bearer {token}"`]),
    ...(request.key ? [`"Idempotency-Key": str(uuid4())`] : []),
  ];
  const { body } = request;
  return [
    ...(request.key ? ['from uuid import uuid4'] : []),
    'import requests',
    '',
    `answer = requests.${operation.method}(`,
    `    "${addressOf(request)}",`,
    ...(headers.length === 0 ? [] : [`    headers={${headers.join(', ')}},`]),
    ...(body === undefined ? [] : [`    ${pythonBody(body)},`]),
    ')',
    'answer.raise_for_status()',
  ].join('\n');
}

function pythonBody({ type, example }: NonNullable<Request['body']>): string {
  if (type === 'multipart/form-data') return `files={"file": open("picture.png", "rb")}`;
  return isJson(type) ? `json=${pythonValue(example)}` : `data=open("file", "rb")`;
}

function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}: ${pythonValue(one)}`)
    .join(', ')}}`;
}
