import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { assertRuntime } from '../../boot/runtime.js';
import { fault, ok, warning, type Check, type Finding } from './finding.js';

const mebibyte = 1024 * 1024;
const [scarceBytes, fewBytes] = [256 * mebibyte, 2_048 * mebibyte];

/** The Node that runs this runs the service, too. */
export function runtime(): Finding {
  try {
    assertRuntime(process.versions.node);
    return ok(`Node ${process.versions.node} will do.`);
  } catch (error) {
    return fault(`Node ${process.versions.node} is too old.`, (error as Error).message);
  }
}

/** Whether the service can write where it keeps its files, and how much. */
export const dataFolder: Check = {
  name: 'data folder',
  look: async ({ config }) => {
    const folder = await nearest(resolve(config.dataDir));
    const isWritable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!isWritable)
      return fault(
        `${config.dataDir} cannot be written.`,
        'Give it to whom the service runs as, or set STOA_DATA_DIR.',
      );
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const says = `${sizeOf(free)} are free for ${config.dataDir}.`;
    if (free < scarceBytes) return fault(says, 'Make room, or set STOA_DATA_DIR to another disk.');
    return free < fewBytes ? warning(says, 'Make room before it is full.') : ok(says);
  },
};

/** The folder, or the one above it in which it will be made. */
async function nearest(folder: string): Promise<string> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere || folder === dirname(folder) ? folder : nearest(dirname(folder));
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * mebibyte
    ? `${Math.floor(bytes / mebibyte)} MiB`
    : `${Math.floor(bytes / mebibyte / 1024)} GiB`;
