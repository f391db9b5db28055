import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { reference } from './build/reference.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The two applications of the browser. Addresses are relative, so that a prefix in front of the service does no harm. */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  resolve: {
    alias: {
      '@stoa/sdk/operations': here('../sdk/typescript/src/generated/operations.ts'),
      '@stoa/sdk': here('../sdk/typescript/src/index.ts'),
    },
  },
  plugins: [firstLook(), reference(here('../openapi.json'), here('docs/introduction.html')), compressed()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // no policy allows a page to carry something as an address of data
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // a word of React's servers, which are not here
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      input: { console: here('console.html'), docs: here('docs.html') },
    },
  },
});

/** The theme that was chosen, before anything is drawn: a script that is waited for, which a module never is. */
function firstLook() {
  const source = readFileSync(here('look/first-look.js'), 'utf8');
  const fileName = `assets/first-look-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'first-look',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `./${fileName}` }, injectTo: 'head-prepend' }],
  };
}

/** Every text beside itself as gzip and brotli, as small as it gets: made once, sent often. */
function compressed() {
  return {
    name: 'compressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (fileName.endsWith('.html') || source.length < 1024) continue;
          this.emitFile({
            type: 'asset',
            fileName: `${fileName}.gz`,
            source: gzipSync(source, { level: 9 }),
          });
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source) });
        }
      },
    },
  };
}
