import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** What a route says of itself to the server. */
interface Saying {
  answersWithinSeconds?: number;
}

/** Gives the whole answer of a route, sent in pieces, more time than others have. */
export const AnswersWithin = (seconds: number): MethodDecorator =>
  RouteConfig({ answersWithinSeconds: seconds } satisfies Saying);

/** Does what {@link AnswersWithin} says; before any route. */
export function useLongAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { answersWithinSeconds } = (route.config ?? {}) as Saying;
    if (answersWithinSeconds !== undefined) route.handlerTimeout = answersWithinSeconds * 1000;
  });
}
