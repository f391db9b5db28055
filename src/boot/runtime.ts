import { setFlagsFromString } from 'node:v8';

const oldestMajor = 24;

/** Started on a Node that lacks what Stoa uses; says which one is needed and how to have it. */
export class RuntimeTooOld extends Error {}

/** @throws RuntimeTooOld on an older Node: some things would fail later, and only now and then */
export function assertRuntime(version: string): void {
  if (Number(version.split('.')[0]) >= oldestMajor) return;
  throw new RuntimeTooOld(
    `Stoa runs on Node ${oldestMajor} or newer, and this is ${version}. "npm start" uses the one that npm ci brings along; by hand it is node_modules/.bin/node.`,
  );
}

/**
 * Where many objects of a kind have outlived two collections V8 makes the next of that kind old from the start. Under load that
 * meets what is read of a database's answers, which is garbage in a millisecond: it stays until old objects are collected, and
 * what it names is copied until then. Without it most pauses are shorter, and a process answers more (docs/performance.md).
 */
export function letGarbageDieYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
