// A process that owns a PostgreSQL: prints its address, then waits to be told to stop, or to be killed.
import { startEmbedded } from '../../src/database/embedded/embedded.js';

try {
  const embedded = await startEmbedded({
    directory: process.argv[2] ?? '',
    durable: true,
    onMessage: (text) => console.log(`message ${text}`),
  });
  console.log(`url ${embedded.url}`);
  process.stdin.resume().once('end', () => void embedded.stop().then(() => process.exit(0)));
} catch (error) {
  console.log(`refused ${(error as Error).message}`);
  process.exit(1);
}
