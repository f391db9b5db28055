import type { Command } from 'commander';
import { rotateKeys } from '../boot/rotate-keys.js';

/** The same as `npm run keys:rotate`. */
export function keysRotate(command: Command): Promise<void> {
  const { now: isLeaked = false } = command.opts<{ now?: boolean }>();
  return rotateKeys({ isLeaked });
}
