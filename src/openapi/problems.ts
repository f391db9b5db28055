import { accessOf } from '../access/access.decorators.js';
import { needsStepUp, StepUpRequired } from '../access/step-up.js';
import { IdempotencyKeyInUse, IdempotencyKeyReused } from '../http/idempotency/idempotency.js';
import { IdempotencyKeyRequired, idempotencyOf } from '../http/idempotency/retry.js';
import { typeOf, type ProblemClass } from '../http/problem/problem.js';
import * as http from '../http/problem/problems.js';
import { thrownBy } from '../http/problem/throws.decorator.js';
import { headersOf } from './headers.js';
import type { Operation, Response } from './operation.js';

/** Every problem that the operation can answer: what all can, what its parts bring along, and what it declares. */
export function problemsOf(operation: Operation): ProblemClass[] {
  return [
    http.MalformedRequest,
    http.Unauthenticated,
    ...ofItsParts(operation),
    ...thrownBy(operation.handler),
    http.TooManyRequests,
    http.Unexpected,
    http.Unavailable,
  ];
}

function ofItsParts({ method, handler, hasBody, hasParameters }: Operation): ProblemClass[] {
  // a body is refused where none is taken, too
  const mayHaveBody = method !== 'get';
  const idempotency = idempotencyOf(handler);
  const changes = method === 'put' || method === 'patch' || method === 'delete';
  return [
    ...when(mayHaveBody || hasParameters, http.ValidationFailed),
    ...when(accessOf(handler)?.kind !== 'public', http.Forbidden),
    ...when(needsStepUp(handler), StepUpRequired),
    ...when(changes, http.PreconditionFailed),
    ...when(hasBody, http.PayloadTooLarge, http.UnsupportedMediaType),
    ...when(idempotency !== null, IdempotencyKeyInUse, IdempotencyKeyReused),
    ...when(idempotency?.required === true, IdempotencyKeyRequired),
  ];
}

function when(condition: boolean, ...kinds: ProblemClass[]): ProblemClass[] {
  return condition ? kinds : [];
}

/**
 * Every response that more than one operation gives, or that only one kind of problem leads to, by the name that it gets:
 * described once, and referred to.
 */
export function sharedResponses(operations: readonly Operation[]): Record<string, Response> {
  const sets = operations.flatMap((operation) =>
    [...setsOf(operation)].map(([status, kinds]) => ({ status, kinds })),
  );
  const byName = Map.groupBy(sets, ({ kinds }) => nameOf(kinds));
  const shared = [...byName].flatMap(([name, [first, ...others]]) =>
    first === undefined || (first.kinds.length > 1 && others.length === 0)
      ? []
      : [[name, responseOf(first.status, first.kinds)] as const],
  );
  const notModified = {
    description: 'It is still what If-None-Match names.',
    headers: headersOf(304, 'ETag'),
  };
  return Object.fromEntries<Response>(
    [...shared, ['NotModified', notModified] as const].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** One response for each status, with an example for each code. */
export function problemResponses(
  operation: Operation,
  shared: Readonly<Record<string, Response>>,
): Record<string, object> {
  const responses = [...setsOf(operation)].map(([status, kinds]) => {
    const name = nameOf(kinds);
    return [status, name in shared ? { $ref: `#/components/responses/${name}` } : responseOf(status, kinds)];
  });
  return Object.fromEntries(responses) as Record<string, object>;
}

const setsOf = (operation: Operation): Map<number, ProblemClass[]> =>
  Map.groupBy(new Set(problemsOf(operation)), ({ status }) => status);

const nameOf = (kinds: readonly ProblemClass[]): string => kinds.map(({ name }) => name).join('Or');

function responseOf(status: number, kinds: readonly ProblemClass[]): Response {
  return {
    description: kinds.map(({ title, code }) => `${title} (\`${code}\`).`).join(' '),
    headers: headersOf(status),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDto' },
        examples: Object.fromEntries(
          kinds.map((kind) => [kind.code, { summary: kind.title, value: exampleOf(kind) }]),
        ),
      },
    },
  };
}

function exampleOf(kind: ProblemClass): Record<string, unknown> {
  const { status, code, title, example } = kind;
  const detail = 'What happened in this case, in words for people.';
  const requestId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
  return { type: typeOf(kind), title, status, detail, instance: '/api/v1/...', code, requestId, ...example };
}
