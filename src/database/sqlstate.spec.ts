import { describe, expect, it } from '@jest/globals';
import { faultOf, isRetryable, isUnavailable, isUnstorable } from './sqlstate.js';

const error = (facts: object, message = 'x'): Error => Object.assign(new Error(message), facts);

describe('A fault of the database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
    'is a lost connection with %s',
    (code) => {
      expect(faultOf(error({ code }))).toEqual({ sqlState: '08006', constraint: null });
    },
  );

  it.each([
    'Query read timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('is a lost connection when pg says "%s"', (message) => {
    expect(isUnavailable(faultOf(new Error(message))!)).toBe(true);
  });

  it('is found inside what TypeORM throws', () => {
    const driverError = error({ code: '23505', constraint: 'users_email_key' });
    expect(faultOf(error({ driverError }))).toEqual({ sqlState: '23505', constraint: 'users_email_key' });
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', 'text'],
    ['a number', 42],
    ['an object', {}],
    ['an error of ours', new Error('x')],
    ["an error with Node's code", error({ code: 'ERR_X' })],
    ['an error with a number for a code', error({ code: 42 })],
  ])('is not in %s', (_, thrown) => {
    expect(faultOf(thrown)).toBeNull();
  });

  it.each([
    ['40P01', 'a deadlock', [true, true, false]],
    ['40001', 'a serialization failure', [true, true, false]],
    ['55P03', 'a lock that is not had', [true, true, false]],
    ['57014', 'a statement that took too long', [false, true, false]],
    ['57P01', 'a server that shuts down', [false, true, false]],
    ['53300', 'too many connections', [false, true, false]],
    ['53100', 'a full disk', [false, true, false]],
    ['25006', 'a replica', [false, true, false]],
    ['25P03', 'a transaction left alone', [false, true, false]],
    ['08P01', 'a broken protocol', [false, true, false]],
    ['22P02', 'text of a wrong form', [false, false, true]],
    ['22021', 'bytes that are no text', [false, false, true]],
    ['22003', 'a number too large', [false, false, true]],
    ['23505', 'a second one', [false, false, false]],
    ['42P01', 'a mistake of ours', [false, false, false]],
  ])('%s, %s, is retried, waited for or refused: %j', (sqlState, _, expected) => {
    const fault = { sqlState, constraint: null };
    expect([isRetryable(fault), isUnavailable(fault), isUnstorable(fault)]).toEqual(expected);
  });
});
