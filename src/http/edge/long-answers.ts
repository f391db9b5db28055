import type { FastifyInstance } from 'fastify';
import { RouteSays } from './route-says.js';

/** What a route says of itself to the server. */
interface Saying {
  answersWithinSeconds?: number;
  /** It goes on for as long as somebody listens: no measure of how fast we answer. */
  isStream?: boolean;
}

/** Gives the whole answer of a route, sent in pieces, more time than others have. */
export const AnswersWithin = (seconds: number): MethodDecorator =>
  RouteSays({ answersWithinSeconds: seconds } satisfies Saying);

/** A timer's longest, some three weeks. */
const longestSeconds = 2_000_000;

/** The answer of the route goes on until somebody has enough of it. */
export const Streams = (): MethodDecorator =>
  RouteSays({ answersWithinSeconds: longestSeconds, isStream: true } satisfies Saying);

/** Does what {@link AnswersWithin} says; before any route. */
export function useLongAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { answersWithinSeconds } = (route.config ?? {}) as Saying;
    if (answersWithinSeconds !== undefined) route.handlerTimeout = answersWithinSeconds * 1000;
  });
}
