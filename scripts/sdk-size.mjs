// How many bytes of the SDK a page loads: everything, three operations, the verification of webhooks. `--json` for programs.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const entries = {
  'createStoa: every operation': `import { createStoa } from '@stoa/sdk'; globalThis.stoa = createStoa({ url: '/' });`,
  'createClient: three operations': `import { createClient } from '@stoa/sdk';
    import { createOrder, listProducts, login } from '@stoa/sdk/operations';
    globalThis.stoa = createClient({ login, listProducts, createOrder }, { url: '/' });`,
  'verifyWebhook alone': `import { verifyWebhook } from '@stoa/sdk'; globalThis.verify = verifyWebhook;`,
};

/** The code of each entry, as a bundler makes it of what is in `sdk/typescript/dist`. */
export async function bundles() {
  const made = Object.entries(entries).map(async ([name, source]) => [name, await bundle(source)]);
  return Object.fromEntries(await Promise.all(made));
}

async function bundle(source) {
  const entry = resolve('sdk-size-entry.js');
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry },
    },
  });
  return output.map(({ code = '' }) => code).join('');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = Object.entries(await bundles()).map(([name, code]) => ({
    name,
    minified: Buffer.byteLength(code),
    gzip: gzipSync(code, { level: 9 }).length,
  }));
  if (process.argv.includes('--json')) console.log(JSON.stringify(sizes));
  else
    for (const { name, minified, gzip } of sizes)
      console.log(`${name.padEnd(32)} ${String(minified).padStart(8)} ${String(gzip).padStart(8)} gzip`);
}
