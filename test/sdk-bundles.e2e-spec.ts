import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a bundler makes of three small programs, by their names in `scripts/sdk-size.mjs`. */
let bundles: Record<string, string>;
beforeAll(() => {
  const code = `import('./scripts/sdk-size.mjs').then(async ({ bundles }) => process.stdout.write(JSON.stringify(await bundles())))`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    maxBuffer: 10_000_000,
  });
  bundles = JSON.parse(String(output));
}, 120_000);

const paths = Object.keys(
  (JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, unknown> }).paths,
);
const pathsIn = (name: string) =>
  paths.filter((path) => new RegExp(`["'\`]${escaped(path)}["'\`]`).test(bundles[name] ?? ''));
const escaped = (text: string): string => text.replaceAll(/[{}./]/g, '\\$&');

describe('A bundle with the SDK', () => {
  it('has every operation, when it asks for everything', () => {
    expect(pathsIn('createStoa: every operation')).toEqual(paths);
  });

  it('has the three operations that it names, and the way to renew a session', () => {
    const inIt = pathsIn('createClient: three operations');
    expect(inIt.sort()).toEqual(['/api/v1/auth/login', '/api/v1/orders', '/api/v1/products']);
    expect(bundles['createClient: three operations']).not.toContain('/api/v1/webhooks');
  });

  it('has the verification of webhooks and nothing else', () => {
    const code = bundles['verifyWebhook alone'] ?? '';
    expect(code).not.toContain('/api/');
    expect(code.length).toBeLessThan(3_000);
  });

  it('weighs what the README says', () => {
    const readme = readFileSync('sdk/typescript/README.md', 'utf8');
    const rows = [...readme.matchAll(/^\| `\w+`(?:: [a-z ]+| alone) +\| +([\d.]+) kB/gm)].map(([, kB]) =>
      Number(kB),
    );
    const sizes = Object.values(bundles).map((code) => Buffer.byteLength(code) / 1000);
    expect(rows).toHaveLength(3);
    rows.forEach((kB, index) => expect(Math.abs(kB - (sizes[index] ?? 0)) / kB).toBeLessThan(0.1));
  });
});
