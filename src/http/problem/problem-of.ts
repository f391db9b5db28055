import { HttpException } from '@nestjs/common';
import { faultOf, isUnavailable, isUnstorable } from '../../database/sqlstate.js';
import { problemOfConstraint } from './constraints.js';
import { Problem } from './problem.js';
import * as problems from './problems.js';

/** Turns whatever was thrown into a problem that may be shown; the unknown becomes a 500 that tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return ofDatabase(error) ?? ofStatus(error) ?? new problems.Unexpected();
}

function ofDatabase(error: unknown): Problem | null {
  const fault = faultOf(error);
  if (fault === null) return null;
  if (isUnavailable(fault)) return new problems.Unavailable();
  if (isUnstorable(fault)) return new problems.MalformedRequest('A value in the request cannot be stored.');
  return problemOfConstraint(fault.constraint);
}

/** What Fastify and Nest themselves refuse with; their words are replaced by ours. */
function ofStatus(error: unknown): Problem | null {
  const status = statusOf(error);
  if (status === null) return null;
  return byStatus[status]?.() ?? (status < 500 ? malformed() : null);
}

/** Only theirs: the answer of some other service, thrown by its client, says nothing about our caller. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return String(code).startsWith('FST_') && typeof statusCode === 'number' ? statusCode : null;
}

const malformed = (): Problem => new problems.MalformedRequest('The request is not well-formed.');

const byStatus: Readonly<Record<number, () => Problem>> = {
  401: () => new problems.Unauthenticated(),
  403: () => new problems.Forbidden(),
  404: () => new problems.NotFound(),
  408: () => new problems.RequestTimedOut('The request did not arrive in time.'),
  413: () => new problems.PayloadTooLarge('The body is larger than this address takes.'),
  414: () => new problems.UriTooLong('A part of the address is too long.'),
  415: () => new problems.UnsupportedMediaType(),
  417: () => new problems.ExpectationFailed('Only "100-continue" can be expected.'),
  429: () => new problems.TooManyRequests(1),
  431: () => new problems.HeadersTooLarge('The headers are larger than 16 KiB.'),
  503: () => new problems.Unavailable(),
};
