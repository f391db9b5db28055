import { Agent, request } from 'node:http';

const atOnce = 100;

/** Asks over so many connections at most, as a balancer does: what finds none free waits for one. */
export function balancer(api, sockets) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets });
  const ask = (method, path, headers, text) =>
    new Promise((resolve, reject) => {
      const asked = request(`${api}${path}`, { method, agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(text);
    });
  return {
    /** Opens all connections, so that what is measured is not their making. */
    async open() {
      for (let opened = 0; opened < sockets; opened += atOnce) {
        const crowd = Array.from({ length: opened + atOnce }, () => ask('GET', '/health-of-nobody', {}));
        await Promise.all(crowd);
      }
    },
    get: (path, headers) => ask('GET', path, headers),
    post(path, body, headers) {
      const text = JSON.stringify(body);
      const written = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      return ask('POST', path, { ...written, ...headers }, text);
    },
    close: () => agent.destroy(),
  };
}
