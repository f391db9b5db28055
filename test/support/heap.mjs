// Loaded into a service that runs with --expose-gc: on a port of its own, which it prints, it says how many bytes are in
// use after a collection of garbage.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const server = createServer(async (_request, response) => {
  // what ended a moment ago may still be on its way out
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc();
    await delay(100);
  }
  const { heapUsed, external } = process.memoryUsage();
  response.end(JSON.stringify({ heapUsed, external }));
});
server.listen(0, '127.0.0.1', () =>
  process.stderr.write(`Heap at http://127.0.0.1:${server.address().port}\n`),
);
server.unref();
