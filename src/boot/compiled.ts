import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Keeps what is compiled from now on in the data directory, when the process ends, and takes it from there at the next
 * start. Where that cannot be written, or what is there is of another release or broken, everything is compiled as ever.
 * Node's own variables go before: NODE_COMPILE_CACHE names another place, NODE_DISABLE_COMPILE_CACHE=1 wants none.
 */
export function keepCompiled(dataDir: string): void {
  enableCompileCache(join(dataDir, 'compiled'));
}
