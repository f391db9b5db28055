// Has generators make clients of `openapi.json` and compiles what they make, as far as this machine has the compilers.
// Nothing is fetched. `npm run openapi:generators` prints a table; what fails ends it with 1.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const work = mkdtempSync(join(tmpdir(), 'stoa-generators-'));
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const strict = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
  ...['--noImplicitOverride', '--verbatimModuleSyntax', '--isolatedModules'],
  ...['--target', 'es2022', '--lib', 'es2024,dom,dom.iterable,dom.asynciterable', '--types', 'node'],
  ...['--typeRoots', resolve('node_modules/@types'), '--skipLibCheck'],
];
// hey-api's own runtime does not hold with exactOptionalPropertyTypes and says so nowhere
const lessStrict = strict.filter((flag) => flag !== '--exactOptionalPropertyTypes');

/** Each client: what makes it, and what shows that it is sound; null where this machine cannot tell. */
const clients = [
  {
    name: 'Redocly, TypeScript',
    make: (folder) => redocly('typescript', folder),
    check: (folder) => tsc(strict, join(folder, 'client.ts')),
  },
  {
    name: 'hey-api, TypeScript',
    make: (folder) =>
      node(
        'node_modules/@hey-api/openapi-ts/bin/run.js',
        '--input',
        'openapi.json',
        '--output',
        folder,
        '--silent',
      ),
    check: (folder) =>
      tsc([...lessStrict, '--module', 'esnext', '--moduleResolution', 'bundler'], join(folder, 'index.ts')),
  },
  {
    name: 'Redocly, Python',
    make: (folder) => redocly('python', folder),
    check: ifThere('python3 --version', 3.8, (folder) =>
      run('python3', '-m', 'py_compile', join(folder, 'client.py')),
    ),
  },
  {
    name: 'Redocly, Java',
    make: (folder) => {
      redocly('java', folder);
      nameAll(join(folder, 'Client.java'));
    },
    check: ifThere('javac -version', 17, (folder) =>
      run('javac', '-proc:none', '-d', join(folder, 'classes'), join(folder, 'Client.java')),
    ),
  },
  {
    name: 'Redocly, Go',
    make: (folder) => {
      redocly('go', folder);
      writeFileSync(join(folder, 'go.mod'), 'module example.com/stoa\n\ngo 1.19\n');
    },
    check: ifThere('go version', 1.19, (folder) =>
      execFileSync('go', ['build', './...'], {
        ...{ cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
        env: { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off' },
      }),
    ),
  },
  {
    name: 'Redocly, PHP',
    make: (folder) => redocly('php', folder),
    // nobody has compiled it yet: it is made, and no more is promised
    check: () => null,
  },
];

writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
symlinkSync(resolve('node_modules'), join(work, 'node_modules'));
const results = clients.map(({ name, make, check }, index) => {
  const folder = join(work, String(index));
  mkdirSync(folder);
  try {
    make(folder);
    const checked = check(folder);
    return {
      name,
      files: readdirSync(folder).length,
      result: checked === null ? 'generated, not compiled' : 'compiles',
    };
  } catch (error) {
    const words = [error.message, error.stdout, error.stderr].map((text) => String(text ?? '').trim());
    return { name, files: 0, result: 'FAILS', words: words.join('\n').slice(0, 2_000) };
  }
});
rmSync(work, { recursive: true, force: true });
for (const { name, result, words } of results) {
  console.log(`${name.padEnd(22)} ${result}`);
  if (words !== undefined) console.error(words);
}
process.exit(results.some(({ words }) => words !== undefined) ? 1 : 0);

function redocly(generator, folder) {
  const bin = 'node_modules/@redocly/cli/bin/cli.js';
  node(
    bin,
    'generate-client',
    'openapi.json',
    '--generator',
    generator,
    '--output',
    join(folder, 'client.ts'),
  );
}

/** The generator calls the value `*` of an enumeration `_`, which is a keyword. */
function nameAll(path) {
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('_("*")', 'ALL("*")'));
}

function tsc(flags, entry) {
  const isModule = flags.includes('--module')
    ? []
    : ['--module', 'nodenext', '--moduleResolution', 'nodenext'];
  node('node_modules/typescript/bin/tsc', '--ignoreConfig', ...flags, ...isModule, entry);
}

function node(...words) {
  run(process.execPath, ...words);
}

function run(program, ...words) {
  execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...quiet } });
}

function ifThere(command, least, check) {
  const [program, ...words] = command.split(' ');
  return (folder) => {
    try {
      const told = execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      const [, major, minor] = /(\d+)\.(\d+)/.exec(told) ?? [];
      if (compare([major, minor], String(least).split('.')) < 0) return null;
    } catch {
      return null;
    }
    return check(folder);
  };
}

const compare = ([major, minor], [leastMajor, leastMinor = 0]) =>
  Number(major) - Number(leastMajor) || Number(minor) - Number(leastMinor);
