import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Of a second, what `/proc` counts the time of processors in. */
const tick = 1 / 100;

/**
 * Asks as fast as it is answered, over that many connections at once, for so many seconds: `requests` (`{ method, path,
 * headers, body }`) one after the other, each connection beginning elsewhere; a POST has an Idempotency-Key of its own.
 * `pid` is the process that answers.
 *
 * @returns requests per second, half and 99 % of the times in milliseconds, the time of a processor that `pid` took for
 *   one in microseconds, all of those that were answered with 2xx; and how many were answered otherwise, by status
 */
export async function load({ url, connections, seconds, requests, pid }) {
  const took = [];
  const cpuBefore = cpuOf(pid);
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
  const cpu = cpuOf(pid) - cpuBefore;
  took.sort((one, other) => one - other);
  const refused = Object.entries(statusCodeStats).filter(([status]) => !status.startsWith('2'));
  return {
    perSecond: took.length / duration,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    cpu: (cpu * 1e6) / took.length,
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

/** Seconds of a processor that the process has taken so far, in its own code and in the kernel's; 0 where nobody tells. */
export function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return 0;
  }
}
