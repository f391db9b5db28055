import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** A project of somebody else, outside the repository, that has the package installed. */
let project: string;
let snippets: string[];
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'stoa-types-'));
  mkdirSync(join(project, 'node_modules/@stoa'), { recursive: true });
  symlinkSync(resolve('sdk/typescript'), join(project, 'node_modules/@stoa/sdk'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  copyFileSync('test/sdk-consumer/consumer.ts', join(project, 'consumer.ts'));
  const readme = readFileSync('sdk/typescript/README.md', 'utf8');
  snippets = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ''], index) => {
    const path = join(project, `readme-${index + 1}.ts`);
    writeFileSync(path, code);
    return path;
  });
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
};
const nodenext = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const inBrowsers = {
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
};
const inNode = { types: ['node'], typeRoots: [resolve('node_modules/@types')], lib: ['lib.es2024.d.ts'] };

/** What the compiler says of these files; nothing when all is well. */
function faultsOf(files: readonly string[], options: ts.CompilerOptions): string[] {
  const program = ts.createProgram(files, { ...strict, ...options });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
const consumer = (): string => join(project, 'consumer.ts');

describe('The types of the SDK hold in a strict program', () => {
  it('of a browser, resolved as bundlers do', () => {
    expect(faultsOf([consumer()], { ...bundler, ...inBrowsers })).toEqual([]);
  }, 120_000);

  it('of a browser, resolved as Node does', () => {
    expect(faultsOf([consumer()], { ...nodenext, ...inBrowsers })).toEqual([]);
  }, 120_000);

  it('of Node, without the types of browsers', () => {
    expect(faultsOf([consumer()], { ...nodenext, ...inNode })).toEqual([]);
  }, 120_000);

  it('and say what is wrong with one that is not', () => {
    const wrong = join(project, 'wrong.ts');
    writeFileSync(wrong, readFileSync(consumer(), 'utf8').replaceAll(/^\s*\/\/ @ts-expect-error .*$/gm, ''));
    const expected = readFileSync(consumer(), 'utf8').match(/@ts-expect-error/g) ?? [];
    expect(faultsOf([wrong], { ...bundler, ...inBrowsers })).toHaveLength(expected.length);
  }, 120_000);
});

describe('The README of the SDK', () => {
  it('has code that compiles, every piece of it', () => {
    expect(snippets.length).toBeGreaterThan(9);
    expect(faultsOf(snippets, { ...bundler, ...inBrowsers })).toEqual([]);
  }, 120_000);
});
