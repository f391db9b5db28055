import { describe, expect, it } from '@jest/globals';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { fastify } from 'fastify';
import { TakesFiles } from './file-bodies.js';
import { AnswersWithin, useLongAnswers } from './long-answers.js';

describe('A route that answers in pieces', () => {
  it('has the time that it says, and no other route has more than all', async () => {
    const server = fastify({ handlerTimeout: 10_000 });
    useLongAnswers(server);
    const tell = (request: { routeOptions: object }) => ({ given: request.routeOptions });
    server.get('/long', { config: { answersWithinSeconds: 300 } }, tell);
    server.get('/short', tell);
    const timeOf = async (url: string): Promise<unknown> =>
      (await server.inject(url)).json<{ given: { handlerTimeout: number } }>().given.handlerTimeout;
    expect([await timeOf('/long'), await timeOf('/short')]).toEqual([300_000, 10_000]);
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
