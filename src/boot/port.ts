import { createServer } from 'node:net';

/** The port cannot be had; the message says which and what to do. */
export class PortTaken extends Error {
  constructor(host: string, port: number, variable: string) {
    super(
      `Port ${port} on ${host} is taken by another program. Stop it, or set ${variable} to another port.`,
    );
  }
}

/** Whether a server could listen there now. */
export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `port` on, among twenty; 0 lets the system choose. */
export async function freePortFrom(host: string, port: number): Promise<number> {
  for (let candidate = port; candidate < port + 20; candidate += 1)
    if (await isFree(host, candidate)) return candidate;
  return 0;
}
