/** What the class of a problem says, before any one has happened. */
export interface ProblemClass {
  readonly status: number;
  /** Machine constant; never changes once released. */
  readonly code: string;
  readonly title: string;
  /** The members that come with the problem beside the standard ones, with example values. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly name: string;
}

/**
 * Something that went wrong and that a client can act on (RFC 9457). Subclasses give the statics and carry the
 * facts of the case; a filter writes them as `application/problem+json`. `detail` is our own words, never a
 * library's.
 */
export abstract class Problem extends Error {
  static readonly status: number;
  static readonly code: string;
  static readonly title: string;
  static readonly example: Readonly<Record<string, unknown>> = {};

  constructor(
    readonly detail: string,
    /** Members of the answer beside the standard ones. */
    readonly facts: Readonly<Record<string, unknown>> = {},
    /** Headers of the answer, such as `Retry-After`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }

  /** The statics of this problem's class. */
  get kind(): ProblemClass {
    return this.constructor as unknown as ProblemClass;
  }
}

/** The stable address of a kind of problem: `/problems/insufficient-stock`. */
export function typeOf(kind: ProblemClass): string {
  return `/problems/${kind.code.toLowerCase().replaceAll('_', '-')}`;
}

/** The body of a problem as it goes over the wire. */
export function bodyOf(problem: Problem, instance: string, requestId: string): Record<string, unknown> {
  const { status, code, title } = problem.kind;
  return {
    type: typeOf(problem.kind),
    title,
    status,
    detail: problem.detail,
    instance,
    code,
    requestId,
    ...problem.facts,
  };
}
