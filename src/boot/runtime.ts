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
