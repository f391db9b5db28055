import type { FastifyRequest } from 'fastify';
import { UnsupportedMediaType } from '../problem/problems.js';

/** The files that a route takes in place of JSON. */
export interface TakenFiles {
  readonly types: readonly string[];
  readonly mostBytes: number;
}

/** What a route says of itself to the server. */
export interface Saying {
  takesFiles?: TakenFiles;
}

/** The files that the route of the request takes; null: it takes JSON. */
export const takenFiles = ({ routeOptions }: FastifyRequest): TakenFiles | null =>
  (routeOptions.config as Saying | undefined)?.takesFiles ?? null;

/** Refuses a body by its headers, and names what the route takes; `ofJson` is said where that is JSON. */
export function refusedKind(request: FastifyRequest, ofJson?: string): UnsupportedMediaType {
  const types = takenFiles(request)?.types;
  if (types === undefined) return new UnsupportedMediaType(ofJson);
  return new UnsupportedMediaType(
    `The body must be a file of ${types.join(' or ')}, in UTF-8 and not encoded otherwise.`,
  );
}
