import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedUnavailable } from './unavailable.js';

const ownerFile = 'stoa-owner.pid';
const patienceMilliseconds = 10_000;
const stepMilliseconds = 100;

/**
 * Makes this process the owner of the cluster. A postmaster whose owner lives is somebody else's; one whose owner
 * died is on its way out (its watchdog saw to that), and is waited for.
 */
export async function takeOver(cluster: string): Promise<void> {
  for (let waited = 0; await isRunning(cluster); waited += stepMilliseconds) {
    const owner = await pidIn(join(cluster, ownerFile));
    if (isAlive(owner) && owner !== process.pid)
      throw new EmbeddedUnavailable(
        `its files in ${cluster} are in use by process ${owner}. Stop that one, or set STOA_DATA_DIR.`,
      );
    if (waited >= patienceMilliseconds)
      throw new EmbeddedUnavailable(
        `an earlier server in ${cluster} does not stop (process ${await pidIn(postmaster(cluster))}).`,
      );
    await delay(stepMilliseconds);
  }
  await writeFile(join(cluster, ownerFile), String(process.pid));
}

/** Where the server of another process listens, which owns the cluster and lives; null: there is none. */
export async function portOfAnother(cluster: string): Promise<number | null> {
  const owner = await pidIn(join(cluster, ownerFile));
  if (!isAlive(owner) || owner === process.pid || !(await isRunning(cluster))) return null;
  // PostgreSQL writes there: its id, its directory, when it began, its port
  const lines = (await readFile(postmaster(cluster), 'utf8').catch(() => '')).split('\n');
  return Number(lines[3]) || null;
}

async function isRunning(cluster: string): Promise<boolean> {
  return isAlive(await pidIn(postmaster(cluster)));
}

const postmaster = (cluster: string): string => join(cluster, 'postmaster.pid');

async function pidIn(path: string): Promise<number> {
  return Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]) || 0;
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
