import type { ProblemCode, ProblemFacts } from './generated/problem-codes.js';
import type { ApiErrorLike } from './generated/runtime/types.js';
import type { Problem } from './generated/schemas.js';

/**
 * Why the service said no. `NOT_MODIFIED` answers `If-None-Match`; `UNKNOWN` came from something in between. A service
 * that is newer than this package may say others.
 */
export type ErrorCode = ProblemCode | 'NOT_MODIFIED' | 'UNKNOWN';

/** A problem with that code, and the facts that come with it. */
export type ProblemOf<Code extends ErrorCode> = Problem & {
  code: Code;
} & (Code extends keyof ProblemFacts ? ProblemFacts[Code] : unknown);

/** A problem of which only the standard members are known; others are there by name. */
export type AnyProblem = Problem & Readonly<Record<string, unknown>>;

/** The service said no: a problem of RFC 9457, with a `code` that stays the same whatever the words are. */
export class StoaError extends Error {
  override readonly name = 'StoaError';
  /** The status of the answer. */
  readonly status: number;
  /** Why, in one word: `INSUFFICIENT_STOCK`. */
  readonly code: ErrorCode | (string & {});
  /** The whole problem with the facts of the case, or null when the answer was none. */
  readonly problem: AnyProblem | null;
  /** What was asked: the address. */
  readonly url: string;

  constructor(facts: { status: number; code: string; problem: AnyProblem | null; url: string }) {
    const { status, code, problem, url } = facts;
    super(problem === null ? wordsFor(status) : wordsOf(problem));
    this.status = status;
    this.code = code;
    this.problem = problem;
    this.url = url;
  }

  /** Whether it is one of these, `error.is('INSUFFICIENT_STOCK')`: then `problem` has the facts that come with that code. */
  is<Code extends ProblemCode>(
    ...codes: [Code, ...Code[]]
  ): this is this & { readonly code: Code; readonly problem: ProblemOf<Code> };
  is<Code extends ErrorCode>(...codes: [Code, ...Code[]]): this is this & { readonly code: Code };
  is(...codes: string[]): boolean {
    return codes.includes(this.code);
  }

  /** The id of the request, as the log of the service has it. */
  get requestId(): string | null {
    return this.problem?.requestId ?? null;
  }

  /** What is wrong with which field, of input that was not valid. */
  get fields(): Readonly<Record<string, string>> {
    const errors = this.problem?.errors ?? [];
    return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  }
}

/** The error of the transport as one that says what the service said. */
export function toStoaError({ status, body, url }: ApiErrorLike): StoaError {
  return stoaErrorOf(status, body, url);
}

/** The error that an answer means. */
export function stoaErrorOf(status: number, body: unknown, url: string): StoaError {
  const problem = isProblem(body) ? body : null;
  const code = problem?.code ?? (status === 304 ? 'NOT_MODIFIED' : 'UNKNOWN');
  return new StoaError({ status, code, problem, url });
}

/** What happened, and what is wrong with which field. */
function wordsOf({ title, detail, errors = [] }: AnyProblem): string {
  const faults = errors.map(({ field, message }) => `${field} ${message}`);
  return [detail || title, ...faults].join('\n');
}

function wordsFor(status: number): string {
  return status === 304 ? 'It has not changed' : `The service answered ${status}`;
}

function isProblem(body: unknown): body is AnyProblem {
  const { code, title } = (body ?? {}) as Partial<Problem>;
  return typeof code === 'string' && typeof title === 'string';
}
