import { existsSync, statSync, type Stats } from 'node:fs';
import { chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedUnavailable } from './unavailable.js';

/** How a program of PostgreSQL is started: what stands before its own command line, and as whom. */
export interface Privileges {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** Makes a path the property of whoever PostgreSQL runs as. */
  readonly own: (path: string) => Promise<void>;
}

const nobody = 65_534;
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'];

/**
 * PostgreSQL refuses to run as root. Root lends it another identity: the owner of the directory, or nobody. Where
 * only root may enter the folders on the way, that identity keeps one capability of root's, to pass them.
 */
export function privilegesFor(directory: string, program: string): Privileges {
  if (process.getuid?.() !== 0) return { prefix: [], own: () => Promise.resolve() };
  const { uid, gid } = statSync(directory);
  const [as, group] = uid === 0 ? [nobody, nobody] : [uid, gid];
  const own = (path: string): Promise<void> => chown(path, as, group);
  if (isReachable(directory, as) && isReachable(dirname(program), as))
    return { prefix: [], uid: as, gid: group, own };
  const tool = setpriv.find((path) => existsSync(path));
  if (tool === undefined)
    throw new EmbeddedUnavailable(
      'it does not run as root, and nobody else may enter this folder. Run Stoa as another user, or move it.',
    );
  const identity = [`--reuid=${as}`, `--regid=${group}`, '--clear-groups'];
  // access(2), by which PostgreSQL looks for its own programs, forgets capabilities unless this bit is set
  const passage = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return { prefix: [tool, ...identity, ...passage, '--'], own };
}

/** Whether somebody of that id may enter the folder and every one on the way to it. */
function isReachable(folder: string, uid: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (!isPassable(statSync(at), uid)) return false;
    if (at === dirname(at)) return true;
  }
}

function isPassable({ mode, uid: owner }: Stats, uid: number): boolean {
  return (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0);
}
