import { loadConfig } from '../config/config.js';
import { readEnvironment } from '../config/environment.js';
import { keepCompiled } from './compiled.js';
import type { Duty } from './run.js';
import { assertRuntime } from './runtime.js';
import { onlyOf } from './worker-arguments.js';

/**
 * Starts everything that runs in this process; ends it with a readable reason when that cannot be. By `--only` it is
 * told to serve some event consumers and do nothing else beside answering.
 */
export async function boot(duty: Duty, parameters: readonly string[] = []): Promise<void> {
  try {
    assertRuntime(process.versions.node);
    const asked = loadConfig(readEnvironment());
    const only = onlyOf(parameters);
    keepCompiled(asked.dataDir);
    // what is loaded before is compiled at every start
    const { run } = await import('./run.js');
    await run(asked, duty, only);
  } catch (error) {
    const { foreseen } = await import('./foreseen.js');
    process.stderr.write(`${foreseen(error)}\n`);
    process.exit(1);
  }
}
