import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../src/config/config.js';
import { EdgeAdapter, waits } from '../src/http/edge/adapter.js';
import { Overload } from '../src/http/overload/overload.js';
import { ProblemFilter } from '../src/http/problem/problem.filter.js';
import { Log } from '../src/logging/log.js';
import { exchange, parseAnswer, speak, type RawAnswer } from './support/raw.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

const host = 'Host: stoa\r\n';
const close = 'Connection: close\r\n';

/** A problem, whole, after which the connection is closed. */
function expectLast(answer: RawAnswer, status: number, code: string): void {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { status, code } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('connection')).toBe('close');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  expect(answer.body.instance).toMatch(/^\//);
}

describe('What is no HTTP', () => {
  it.each([
    ['not even a line', 'hello\r\n\r\n'],
    ['an unknown method', `FROB / HTTP/1.1\r\n${host}\r\n`],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['the hello of TLS', Buffer.from('16030100c8010000c40303', 'hex')],
    ['a header without a colon', `GET / HTTP/1.1\r\n${host}nonsense\r\n\r\n`],
    ['a NUL in a header', `GET / HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`],
    ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
    [
      'a length and chunks',
      `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a negative length', `POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`],
    [
      'a chunk of no size',
      `POST / HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    ],
    ['a target that is not ASCII', `GET /products?search=é HTTP/1.1\r\n${host}\r\n`],
    ['a blank before the colon', `GET / HTTP/1.1\r\n${host}Content-Length : 0\r\n\r\n`],
  ])('is answered and hung up on: %s', async (_, text) => {
    expectLast(await exchange(stoa.url, text), 400, 'MALFORMED_REQUEST');
  });

  it('is told that its headers are too large', async () => {
    const text = `GET /health/live HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`;
    expectLast(await exchange(stoa.url, text), 431, 'HEADERS_TOO_LARGE');
  });

  it('gets no second answer into the middle of the first', async () => {
    const heard = await speak(stoa.url, `GET /health/live HTTP/1.1\r\n${host}\r\n`, 'nonsense\r\n\r\n');
    const answers = heard.match(/^HTTP\/1\.1 /gm);
    expect(answers!.length).toBeLessThanOrEqual(2);
    expect(heard).toMatch(/^HTTP\/1\.1 (200|400) /);
  });

  it('does not stop the service', async () => {
    expect((await stoa.nobody.get('//health/live')).status).toBe(200);
  });
});

describe('What Node would refuse by itself', () => {
  it('is a problem: no Host', async () => {
    expectLast(await exchange(stoa.url, 'GET /health/live HTTP/1.1\r\n\r\n'), 400, 'MALFORMED_REQUEST');
  });

  it('is a problem: an expectation that nobody can meet', async () => {
    const text = `GET /health/live HTTP/1.1\r\n${host}Expect: foo\r\n\r\n`;
    expectLast(await exchange(stoa.url, text), 417, 'EXPECTATION_FAILED');
  });

  it('is none: HTTP/1.0 without a Host', async () => {
    expect((await exchange(stoa.url, 'GET /health/live HTTP/1.0\r\n\r\n')).status).toBe(200);
  });

  it('is none: waiting to be told to send the body', async () => {
    const head = `POST /api/v1/users HTTP/1.1\r\n${host}${close}Expect: 100-continue\r\n`;
    const heard = await speak(
      stoa.url,
      `${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n`,
      '{}',
    );
    const [first = '', ...rest] = heard.split('\r\n\r\n');
    expect(first).toBe('HTTP/1.1 100 Continue');
    expect(parseAnswer(rest.join('\r\n\r\n')).body.code).toBe('VALIDATION_FAILED');
  });
});

describe('A request line', () => {
  it.each([
    ['a broken escape', 'GET', '/api/v1/products/%zz', 400, 'MALFORMED_REQUEST'],
    ['a whole address to another place', 'GET', 'http://elsewhere/nothing/here', 404, 'NOT_FOUND'],
    ['TRACE', 'TRACE', '/api/v1/products', 405, 'METHOD_NOT_ALLOWED'],
    ['PROPFIND', 'PROPFIND', '/api/v1/products', 405, 'METHOD_NOT_ALLOWED'],
    ['PURGE', 'PURGE', '/nowhere', 404, 'NOT_FOUND'],
  ])('is refused like any other: %s', async (_, method, target, status, code) => {
    const answer = await exchange(stoa.url, `${method} `, target, ` HTTP/1.1\r\n${host}${close}\r\n`);
    expectLast(answer, status, code);
    expect(answer.headers.get('ratelimit-limit')).toBeDefined();
    expect(answer.headers.get('strict-transport-security')).toBeDefined();
  });

  it('may ask for the whole server', async () => {
    const answer = await exchange(stoa.url, `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`);
    expect(answer.status).toBeLessThan(500);
  });

  it('does not open a tunnel', async () => {
    expect(await speak(stoa.url, `CONNECT example.com:443 HTTP/1.1\r\n${host}\r\n`)).toBe('');
  });
});

describe('Somebody slow', () => {
  let fastify: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    const short = { ...waits, request: 700, headers: 300, handler: 400, checkEvery: 50 };
    const adapter = new EdgeAdapter(loadConfig({ NODE_ENV: 'test' }), short);
    const problems = new ProblemFilter(Log.at('silent'), new Overload(Log.at('silent')));
    fastify = adapter.getInstance<FastifyInstance>();
    fastify.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
    fastify.get('/slow', () => delay(1_000, 'late'));
    fastify.post('/slow', () => delay(1_000, 'late'));
    fastify.post('/fast', () => 'done');
    url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => fastify.close());

  it('with the headers is told so and hung up on', async () => {
    expectLast(await exchange(url, `GET /fast HTTP/1.1\r\n${host}`), 408, 'REQUEST_TIMEOUT');
  });

  it('with the body is told so and hung up on', async () => {
    const head = `POST /fast HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n`;
    const answer = await exchange(url, head, '{');
    expect([answer.status, answer.body.code]).toEqual([408, 'REQUEST_TIMEOUT']);
  });

  it('of ours is not waited for longer than the time for a handler', async () => {
    const answer = await exchange(url, `GET /slow HTTP/1.1\r\n${host}${close}\r\n`);
    expect([answer.status, answer.body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('of ours is not waited for any longer once all that was sent is here', async () => {
    const head = `POST /slow HTTP/1.1\r\n${host}${close}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n`;
    const answer = await exchange(url, head, '{}');
    expect([answer.status, answer.body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  });
});

describe('As it is shipped', () => {
  it('waits 30 s for a request, 15 s for its headers and 10 s for an answer', () => {
    const server = stoa.app.getHttpServer();
    expect([server.requestTimeout, server.headersTimeout, waits.handler]).toEqual([30_000, 15_000, 10_000]);
    expect(server.keepAliveTimeout).toBe(72_000);
    expect([server.maxRequestsPerSocket, server.maxConnections]).toEqual([0, 10_000]);
  });
});
