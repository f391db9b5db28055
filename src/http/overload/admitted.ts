import type { FastifyRequest } from 'fastify';
import type { Lane } from './admission.js';

/** Which way a request takes, by its route. */
export interface Way {
  /** Null: it is never refused. */
  readonly lane: Lane | null;
  /** How long it lasts says nothing of how much is to do: it needs a free place, and holds none. */
  readonly lasts: boolean;
}

/** What is remembered of a request. */
interface Admitted {
  /** The place that it holds. */
  lane: Lane | null;
  wasShed: boolean;
}

/** A request on its way through the service. */
export type Admissible = FastifyRequest & { way?: Way | null; admitted?: Admitted | null };

/** The request is refused because there is too much to do. */
export function markShed(request: Admissible): void {
  if (request.admitted) request.admitted.wasShed = true;
  else request.admitted = { lane: null, wasShed: true };
}

/** Whether it was refused so; there may be thousands a second, and the log has no line for each. */
export function wasShed(request: Admissible): boolean {
  return request.admitted?.wasShed ?? false;
}
