import type { FastifyInstance } from 'fastify';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { registry } from '../health/metrics.js';
import { PortTaken, reserve } from './port.js';

const health = new Set(['/health/live', '/health/ready']);

/**
 * Serves `/metrics` on a port of its own, which a firewall can keep inside; and of a process that has no other,
 * `/health/live` and `/health/ready`, as `application` answers them.
 */
export async function serveMetrics(
  host: string,
  port: number,
  application: FastifyInstance | null = null,
): Promise<Server> {
  const reserved = await reserve(host, port);
  if (reserved === null) throw new PortTaken(host, port, 'METRICS_PORT');
  await reserved.release();
  const server = createServer((request, response) => {
    if (application !== null && health.has(request.url ?? ''))
      return void answerHealth(application, request.url ?? '', response);
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

async function answerHealth(
  application: FastifyInstance,
  url: string,
  response: ServerResponse,
): Promise<void> {
  try {
    const { statusCode, body, headers } = await application.inject({ method: 'GET', url });
    response.writeHead(statusCode, { 'content-type': String(headers['content-type']) }).end(body);
  } catch {
    response.writeHead(503).end();
  }
}
