import { HttpException, ImATeapotException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem-of.js';
import { bodyOf } from './problem.js';
import { NotFound } from './problems.js';

const coded = (facts: object): Error => Object.assign(new Error('secret of a library'), facts);
const kindOf = (thrown: unknown): [number, string] => {
  const { status, code } = problemOf(thrown).kind;
  return [status, code];
};

describe('What was thrown', () => {
  it('is shown as it is when it is a problem', () => {
    const problem = new NotFound();
    expect(problemOf(problem)).toBe(problem);
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', 'text'],
    ['a number', 0],
    ['an object', {}],
    ['an error', new Error('x')],
    ["an error with another service's status", coded({ statusCode: 404 })],
    ['a fault of our own SQL', coded({ code: '42P01' })],
  ])('is a 500 that tells nothing when it is %s', (_, thrown) => {
    expect(kindOf(thrown)).toEqual([500, 'INTERNAL_ERROR']);
    expect(JSON.stringify(bodyOf(problemOf(thrown), '/', 'id'))).not.toContain('secret');
  });

  it.each([
    [400, 'MALFORMED_REQUEST'],
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [408, 'REQUEST_TIMEOUT'],
    [413, 'PAYLOAD_TOO_LARGE'],
    [414, 'URI_TOO_LONG'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [417, 'EXPECTATION_FAILED'],
    [429, 'TOO_MANY_REQUESTS'],
    [431, 'HEADERS_TOO_LARGE'],
    [503, 'SERVICE_UNAVAILABLE'],
  ])('has our words for the %d of Nest and of Fastify', (status, code) => {
    expect(kindOf(new HttpException('secret', status))).toEqual([status, code]);
    expect(kindOf(coded({ code: 'FST_ERR_X', statusCode: status }))).toEqual([status, code]);
  });

  it('stays the fault of the client when we have no words for it', () => {
    expect(kindOf(new ImATeapotException())).toEqual([400, 'MALFORMED_REQUEST']);
    expect(kindOf(new HttpException('x', 502))).toEqual([500, 'INTERNAL_ERROR']);
  });

  it.each([
    ['40P01', 503],
    ['57014', 503],
    ['22P05', 400],
    ['23505', 500],
  ])('is read by its SQLSTATE: %s gives %d', (code, status) => {
    expect(kindOf(coded({ code }))[0]).toBe(status);
  });
});
