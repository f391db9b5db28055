import { expect } from '@jest/globals';
import type { Answer } from './actor.js';

/** The answer is a problem of this status and code, whole and in the right media type; gives its body. */
export function expectProblem(answer: Answer, status: number, code: string): Record<string, any> {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    type: `/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.any(String),
    detail: expect.any(String),
    instance: expect.stringMatching(/^\//),
    requestId: answer.headers.get('x-request-id'),
  });
  return answer.body;
}
