import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { Privileges } from './privileges.js';
import { EmbeddedUnavailable } from './unavailable.js';

/** The files of one server, and the password of its only role. */
export interface Cluster {
  readonly path: string;
  readonly password: string;
}

const passwordFile = 'stoa-password';

/**
 * Opens the cluster in the directory, or makes it. It is made beside its place and moved there whole, so that a
 * start that was killed half-way, or two at once, leave one good cluster.
 */
export async function openCluster(
  directory: string,
  binaries: Binaries,
  privileges: Privileges,
): Promise<Cluster> {
  const path = clusterIn(directory);
  if (!existsSync(path)) await makeCluster(directory, path, binaries, privileges);
  return readCluster(path);
}

/** Where the cluster of the directory is, or is to be. */
export const clusterIn = (directory: string): string => join(directory, 'cluster');

/** A cluster that is there. */
export async function readCluster(path: string): Promise<Cluster> {
  return { path, password: await readFile(join(path, passwordFile), 'utf8') };
}

async function makeCluster(
  directory: string,
  path: string,
  binaries: Binaries,
  privileges: Privileges,
): Promise<void> {
  const draft = await mkdtemp(join(directory, 'making-'));
  try {
    await privileges.own(draft);
    const password = randomBytes(24).toString('base64url');
    const [data, passwordPath] = [join(draft, 'data'), join(draft, 'password')];
    await writeFile(passwordPath, password, { mode: 0o600 });
    await privileges.own(passwordPath);
    await mkdir(data, { mode: 0o700 });
    await privileges.own(data);
    await initialise(binaries.initdb, data, passwordPath, privileges);
    await writeFile(join(data, passwordFile), password, { mode: 0o600 });
    await rename(data, path).catch((error: unknown) => {
      if (!existsSync(path)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** UTF-8 text in the order of its code points, the same on every machine; checksums; passwords even on loopback. */
function initialise(
  initdb: string,
  data: string,
  passwordPath: string,
  privileges: Privileges,
): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--username=stoa', '--auth=scram-sha-256', `--pwfile=${passwordPath}`];
  const { uid, gid } = privileges;
  const [command, ...parameters] = [
    ...privileges.prefix,
    initdb,
    `--pgdata=${data}`,
    ...locale,
    ...access,
    '--data-checksums',
    '--no-instructions',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', (error) =>
      reject(new EmbeddedUnavailable(`initdb does not run (${error.message}).`)),
    );
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new EmbeddedUnavailable(`initdb failed:\n${said.trim()}`)),
    );
  });
}
