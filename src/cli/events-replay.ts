import type { Command } from 'commander';
import { replayEvents } from '../boot/replay-events.js';

/** The same as `npm run events:replay`. */
export function eventsReplay(command: Command): Promise<void> {
  const { consumer, type, id, dryRun } = command.opts<Record<string, string | boolean | undefined>>();
  const named = Object.entries({ consumer, type, id }).filter(([, value]) => value !== undefined);
  const parameters = named.map(([name, value]) => `--${name}=${String(value)}`);
  return replayEvents(dryRun === true ? [...parameters, '--dry-run'] : parameters);
}
