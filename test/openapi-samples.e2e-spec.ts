import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import ts from 'typescript';
import { readDocument } from '../src/openapi/serve.js';

const document = readDocument() as any;
const operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
  Object.entries<any>(item).map(([method, operation]) => ({ ...operation, method, path })),
);
const sampleOf = (operation: any, lang: string): string =>
  operation['x-codeSamples'].find((sample: any) => sample.lang === lang)?.source ?? '';

/** Calls as a shell reads them: the arguments of curl, for each operation in turn. */
function curlArguments(): string[][] {
  const script = [
    'STOA_URL=https://stoa.test STOA_TOKEN=token',
    'uuidgen() { echo 0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11; }',
    String.raw`curl() { printf '%s\0' "$@"; printf '\0'; }`,
    ...operations.map((operation) => sampleOf(operation, 'Shell')),
  ];
  const calls = execFileSync('sh', ['-eu'], { input: script.join('\n') })
    .toString()
    .split('\0\0');
  return calls.slice(0, -1).map((call) => call.split('\0'));
}

/** What the arguments ask for. */
function requestOf(words: readonly string[]) {
  const request = { method: 'GET', url: '', headers: new Headers(), data: '', form: '' };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = (): string => words[(at += 1)] ?? '';
    if (word === '-X') request.method = next();
    else if (word === '-H') request.headers.set(...(next().split(': ') as [string, string]));
    else if (word === '-d' || word === '--data-binary') request.data = next();
    else if (word === '-F') request.form = next();
    else request.url = word;
  }
  return request;
}

describe('The code samples', () => {
  it('show every operation in curl and in TypeScript', () => {
    for (const operation of operations)
      expect([operation.operationId, operation['x-codeSamples'].map(({ lang }: any) => lang)]).toEqual([
        operation.operationId,
        ['Shell', 'TypeScript'],
      ]);
  });

  it('are requests of their operations when a shell reads them', () => {
    const ajv = new Ajv2020({ strict: false });
    (addFormats as any)(ajv);
    ajv.addSchema(document, 'document');
    const calls = curlArguments();
    expect(calls).toHaveLength(operations.length);
    for (const [index, operation] of operations.entries()) {
      const { operationId, method, path, security, requestBody } = operation;
      const { method: verb, url, headers, data, form } = requestOf(calls[index] ?? []);
      expect([operationId, verb.toLowerCase()]).toEqual([operationId, method]);
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/{}]+')}$`);
      expect(new URL(url).pathname).toMatch(pattern);
      const needsToken = security.every((need: object) => Object.keys(need).length > 0);
      expect([operationId, headers.has('authorization')]).toEqual([operationId, needsToken]);
      const type = form === '' ? headers.get('content-type') : 'multipart/form-data';
      expect([operationId, type]).toEqual([
        operationId,
        requestBody === undefined ? null : Object.keys(requestBody.content)[0],
      ]);
      if (type !== 'application/json') continue;
      const schema = JSON.stringify(requestBody.content[type].schema).replaceAll('"#/', '"document#/');
      const validate = ajv.compile(JSON.parse(schema));
      expect([operationId, validate(JSON.parse(data)), validate.errors]).toEqual([operationId, true, null]);
    }
  });

  it('compile against the SDK', () => {
    const file = resolve('test/samples-of-the-document.ts');
    const text = [
      "import type { Stoa } from '../sdk/typescript/src/index.js';",
      'declare const stoa: Stoa, url: string, bytes: Uint8Array<ArrayBuffer>;',
      ...operations.map(
        (operation) =>
          `export async function ${operation.operationId}() {\n${sampleOf(operation, 'TypeScript')}\n}`,
      ),
    ].join('\n');
    const options: ts.CompilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] },
      ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext },
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    };
    const host = ts.createCompilerHost(options);
    const disk = { ...host };
    host.fileExists = (name) => name === file || disk.fileExists(name);
    host.getSourceFile = (name, version, ...rest) =>
      name === file ? ts.createSourceFile(name, text, version) : disk.getSourceFile(name, version, ...rest);
    const program = ts.createProgram([file], options, host);
    const faults = ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
      const [sample = ''] = text.slice(text.lastIndexOf('export', start)).split('\n}');
      return `${sample}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(faults).toEqual([]);
  }, 60_000);
});
