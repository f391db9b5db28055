import { idempotencyOf } from '../http/idempotency/retry.js';
import { PreconditionFailed } from '../http/problem/problems.js';
import { thrownBy } from '../http/problem/throws.decorator.js';
import type { Operation, Parameter } from './operation.js';

const tag = {
  type: 'string',
  minLength: 1,
  maxLength: 4096,
  pattern: '^[ -~]*$',
  examples: ['"OZ7mqxnUOvkKElQ_MNvxG5WysDo"'],
};

/** Header parameters that many operations take, described once. */
export const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Makes a retry the same request: the first answer comes again, for 24 hours.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '^[!-~]+$',
      examples: ['order-2026-0117'],
    },
  },
  RequiredIdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Makes a retry the same request: the first answer comes again, for 24 hours.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '^[!-~]+$',
      examples: ['order-2026-0117'],
    },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'Change it only if this is still its ETag; otherwise 412.',
    schema: tag,
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'Answer 304 without a body if this is still its ETag.',
    schema: tag,
  },
} as const;

/** The operation's parameters, with the headers that it takes. */
export function parametersOf({ method, object, handler }: Operation): Parameter[] {
  const idempotency = idempotencyOf(handler);
  const changes = method === 'put' || method === 'patch' || method === 'delete';
  const names = [
    ...(idempotency === null ? [] : [idempotency.required ? 'RequiredIdempotencyKey' : 'IdempotencyKey']),
    ...(changes || thrownBy(handler).includes(PreconditionFailed) ? ['IfMatch'] : []),
    ...(method === 'get' ? ['IfNoneMatch'] : []),
  ];
  return [
    ...(object.parameters ?? []),
    ...names.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ] as Parameter[];
}
