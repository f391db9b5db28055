import { describe, expect, it } from '@jest/globals';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { fastify } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { TakesFiles } from './file-bodies.js';
import { AnswersWithin, useAnswerTimes } from './long-answers.js';

describe('A route that answers in pieces', () => {
  it('has the time that it says, and no other route has more than all', async () => {
    const server = fastify();
    useAnswerTimes(server, 200);
    server.setErrorHandler((_error, _request, reply) => reply.code(503).send('late'));
    const answer = (): Promise<string> => delay(600, 'done');
    server.get('/long', { config: { answersWithinSeconds: 5 } }, answer);
    server.get('/longer', { config: { answersWithinSeconds: 0.4 } }, answer);
    server.get('/short', answer);
    const answers = await Promise.all(['/long', '/longer', '/short'].map((url) => server.inject(url)));
    expect(answers.map(({ body }) => body)).toEqual(['done', 'late', 'late']);
    await server.close();
  });

  it('may say other things of itself too', () => {
    class Upload {
      @TakesFiles(['text/csv'], 1000)
      @AnswersWithin(60)
      take(this: void): void {
        // a route in name only
      }
    }
    const said = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, new Upload().take) as object;
    expect(said).toEqual({ takesFiles: { types: ['text/csv'], mostBytes: 1000 }, answersWithinSeconds: 60 });
  });
});
