import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PoolBusy } from '../../database/bounded-pool.js';
import { Log } from '../../logging/log.js';
import { refusedKind } from '../edge/taken-files.js';
import { markShed } from '../overload/admitted.js';
import { Overload } from '../overload/overload.js';
import { bodyOf, type Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { RequestTimedOut, UnsupportedMediaType } from './problems.js';

/** Writes every error of every route as problem+json. A 5xx that was not thrown on purpose is logged with its cause. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly overload: Overload,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest(), host.switchToHttp().getResponse());
  }

  /** The same for errors that Fastify meets outside of Nest. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const isRefused = error instanceof PoolBusy;
    const problem = isRefused ? this.refusal(request) : problemFor(error, request);
    if (problem.kind.status >= 500 && problem !== error && !isRefused)
      this.log.failure(error, { requestId: request.id, code: problem.kind.code });
    if (!reply.sent) send(problem, request, reply);
  }

  private refusal(request: FastifyRequest): Problem {
    markShed(request);
    return this.overload.refusal('database');
  }
}

function problemFor(error: unknown, request: FastifyRequest): Problem {
  return isStillArriving(error, request) ? tooSlow() : toldOf(error, request);
}

/** Fastify refuses a body of a kind that nobody takes, and does not know what the route would. */
function toldOf(error: unknown, request: FastifyRequest): Problem {
  const problem = problemOf(error);
  return problem instanceof UnsupportedMediaType && problem !== error ? refusedKind(request) : problem;
}

/** Whether the time for our answer ended while the request was not even here whole. */
function isStillArriving(error: unknown, request: FastifyRequest): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'FST_ERR_HANDLER_TIMEOUT' && !request.raw.complete;
}

/** What may still come of the request must not be taken for the next one. */
function tooSlow(): Problem {
  return new RequestTimedOut('The request did not arrive in time.', {}, { Connection: 'close' });
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const instance = request.url.split('?')[0] ?? '/';
  void reply
    .status(problem.kind.status)
    .headers(problem.headers)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(bodyOf(problem, instance, request.id)));
}
