import { describe, expect, it } from '@jest/globals';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { fastify, type FastifyInstance } from 'fastify';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { TakesFiles } from './file-bodies.js';
import { AnswersWithin, useAnswerTimes } from './long-answers.js';

/** Somebody who asks for the path and, unless told, reads nothing of the answer. */
async function asking(server: FastifyInstance, path: string): Promise<Socket> {
  if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  return socket;
}

/** How many connections it has, from now on. */
function connectionsOf({ server }: FastifyInstance): () => number {
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  return () => open;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(10);
}

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

  it('is over when whoever listens hangs up', async () => {
    const server = fastify();
    const open = useAnswerTimes(server, 10_000);
    server.get('/stream', { config: { answersWithinSeconds: 1_000 } }, (_request, reply) =>
      reply.send(new Readable({ read: () => undefined })),
    );
    const listeners = await Promise.all([1, 2, 3].map(() => asking(server, '/stream')));
    await until(() => open.size === 3);
    for (const listener of listeners) listener.destroy();
    await until(() => open.size === 0);
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

describe('An answer that nobody takes', () => {
  const body = Buffer.alloc(30_000_000, 'x');
  const start = (patience: number): FastifyInstance => {
    const server = fastify();
    useAnswerTimes(server, 100, patience);
    server.get('/large', (_request, reply) => reply.send(body));
    return server;
  };

  it('does not keep its connection for ever', async () => {
    const server = start(400);
    const open = connectionsOf(server);
    const socket = await asking(server, '/large');
    await until(() => open() === 1);
    await until(() => open() === 0);
    socket.destroy();
    await server.close();
  });

  it('does not keep it either where it stood behind another', async () => {
    const server = start(400);
    const open = connectionsOf(server);
    const socket = await asking(server, '/large');
    socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => open() === 1);
    await delay(300);
    let read = 0;
    // the first is taken, and of the second no more than lies there already
    socket.on('data', (bytes: Buffer) => {
      read += bytes.length;
      if (read > body.length) socket.pause();
    });
    await until(() => open() === 0);
    socket.destroy();
    await server.close();
  });

  it('is told to the end to somebody who takes it slowly, for however long', async () => {
    const server = start(1_500);
    const socket = await asking(server, '/large');
    let read = 0;
    socket.on('data', (bytes: Buffer) => {
      read += bytes.length;
      socket.pause();
      // 3 MB a second, for longer than somebody may take nothing
      setTimeout(() => socket.resume(), read < 16_000_000 ? 20 : 0);
    });
    await until(() => read > body.length);
    socket.destroy();
    await server.close();
  });
});
