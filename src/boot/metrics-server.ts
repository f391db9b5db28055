import { createServer, type Server } from 'node:http';
import { registry } from '../health/metrics.js';
import { PortTaken, reserve } from './port.js';

/** Serves `/metrics` on a port of its own, which a firewall can keep inside. */
export async function serveMetrics(host: string, port: number): Promise<Server> {
  const reserved = await reserve(host, port);
  if (reserved === null) throw new PortTaken(host, port, 'METRICS_PORT');
  await reserved.release();
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  server.unref();
  return server;
}
