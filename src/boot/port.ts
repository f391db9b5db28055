import { createServer, type Server } from 'node:net';

/** The port cannot be had; the message says which and what to do. */
export class PortTaken extends Error {
  constructor(host: string, port: number, variable: string) {
    super(
      `Port ${port} on ${host} is taken by another program. Stop it, or set ${variable} to another port.`,
    );
  }
}

/** A port that nobody else gets until it is released, just before it is used. */
export interface ReservedPort {
  readonly port: number;
  release(): Promise<void>;
}

/** Holds the port, or gives null when another program has it. */
export function reserve(host: string, port: number): Promise<ReservedPort | null> {
  return new Promise((resolve) => {
    const holder = createServer((socket) => socket.destroy());
    holder.once('error', () => resolve(null));
    holder.listen({ host, port, exclusive: true }, () => resolve(reservation(holder)));
  });
}

/** Holds the first free port from `port` on, among twenty, or else one that the system chooses. */
export async function reserveFrom(host: string, port: number): Promise<ReservedPort> {
  for (let candidate = port; candidate < port + 20; candidate += 1) {
    const reserved = await reserve(host, candidate);
    if (reserved !== null) return reserved;
  }
  const any = await reserve(host, 0);
  if (any === null) throw new PortTaken(host, port, 'PORT');
  return any;
}

function reservation(holder: Server): ReservedPort {
  const { port } = holder.address() as { port: number };
  return { port, release: () => new Promise((resolve) => holder.close(() => resolve())) };
}
