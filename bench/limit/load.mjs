import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';

/**
 * Asks as fast as it is answered, over that many connections at once, for so many seconds: `requests` (`{ method, path,
 * headers, body }`) one after the other, each connection beginning elsewhere; a POST has an Idempotency-Key of its own.
 * `usage` tells who has taken how many seconds of a processor so far.
 *
 * @returns requests per second, half and 99 % of the times in milliseconds, the time of a processor that each of `usage`
 *   took for one in microseconds, all of those that were answered with 2xx; and how many were answered otherwise, by status
 */
export async function load({ url, connections, seconds, requests, usage }) {
  const took = [];
  const before = usage();
  let joined = 0;
  const running = autocannon({
    ...{ url, connections, duration: seconds, timeout: 30 },
    setupClient(client) {
      const from = Math.floor((joined * requests.length) / connections);
      joined += 1;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)].map(asked));
    },
  });
  running.on('response', (_client, status, _bytes, time) => status < 300 && took.push(time));
  const { duration, statusCodeStats, errors } = await running;
  const after = usage();
  took.sort((one, other) => one - other);
  const refused = Object.entries(statusCodeStats).filter(([status]) => !status.startsWith('2'));
  return {
    perSecond: took.length / duration,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    cpu: Object.fromEntries(
      Object.entries(after).map(([who, spent]) => [who, ((spent - before[who]) * 1e6) / took.length]),
    ),
    refused: { ...Object.fromEntries(refused.map(([status, { count }]) => [status, count])) },
    errors,
  };
}

function asked({ method = 'GET', path, headers = {}, body }) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const request = {
    ...{ method, path, body: text },
    headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
  };
  if (method !== 'POST') return request;
  const setupRequest = (one) => ({ ...one, headers: { ...one.headers, 'idempotency-key': randomUUID() } });
  return { ...request, setupRequest };
}

export const quantile = (sorted, share) => sorted[Math.floor((sorted.length - 1) * share)] ?? null;
