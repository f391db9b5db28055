import { Problem } from './problem.js';

/** One field that was refused, and why. */
export interface FieldError {
  /** Path with dots: `items.0.quantity`. */
  readonly field: string;
  readonly message: string;
  readonly code: string;
}

export class ValidationFailed extends Problem {
  static override readonly status = 400;
  static override readonly code = 'VALIDATION_FAILED';
  static override readonly title = 'Some fields are not valid';
  static override readonly example = {
    errors: [{ field: 'items.0.quantity', message: 'must be a whole number from 1 to 1000', code: 'INT' }],
  };

  constructor(readonly errors: readonly FieldError[]) {
    super('The request has fields that are not valid; see "errors".', { errors: errors.slice(0, 50) });
  }
}

export class MalformedRequest extends Problem {
  static override readonly status = 400;
  static override readonly code = 'MALFORMED_REQUEST';
  static override readonly title = 'The request cannot be read';
}

export class Unauthenticated extends Problem {
  static override readonly status = 401;
  static override readonly code = 'UNAUTHENTICATED';
  static override readonly title = 'Sign in first';

  constructor(
    detail = 'This needs a valid access token in the Authorization header.',
    error?: 'invalid_token',
  ) {
    super(
      detail,
      {},
      { 'WWW-Authenticate': error ? `Bearer realm="stoa", error="${error}"` : 'Bearer realm="stoa"' },
    );
  }
}

export class Forbidden extends Problem {
  static override readonly status = 403;
  static override readonly code = 'FORBIDDEN';
  static override readonly title = 'Not allowed';

  constructor(detail = 'Your account may not do this.') {
    super(detail);
  }
}

export class NotFound extends Problem {
  static override readonly status = 404;
  static override readonly code = 'NOT_FOUND';
  static override readonly title = 'Not found';

  constructor(detail = 'There is nothing here, or nothing that you may see.') {
    super(detail);
  }
}

export class MethodNotAllowed extends Problem {
  static override readonly status = 405;
  static override readonly code = 'METHOD_NOT_ALLOWED';
  static override readonly title = 'Method not allowed here';

  constructor(allowed: readonly string[]) {
    super(`This address answers to ${allowed.join(', ')}.`, {}, { Allow: allowed.join(', ') });
  }
}

export class RequestTimedOut extends Problem {
  static override readonly status = 408;
  static override readonly code = 'REQUEST_TIMEOUT';
  static override readonly title = 'The request took too long to arrive';
}

export class PreconditionFailed extends Problem {
  static override readonly status = 412;
  static override readonly code = 'PRECONDITION_FAILED';
  static override readonly title = 'It has changed since you read it';
  static override readonly example = { etag: '"OZ7mqxnUOvkKElQ_MNvxG5WysDo"' };

  /** `etag` is the present one, if there is one; `revision`, where texts have numbers, that of the text; `of`, not told, what it is of. */
  constructor(
    etag: string | null,
    revision?: number,
    readonly of: object | null = null,
  ) {
    const facts = { ...(etag === null ? {} : { etag }), ...(revision === undefined ? {} : { revision }) };
    super('If-Match names another version than the current one; read it again.', facts);
  }
}

export class PayloadTooLarge extends Problem {
  static override readonly status = 413;
  static override readonly code = 'PAYLOAD_TOO_LARGE';
  static override readonly title = 'The body is too large';
}

export class UriTooLong extends Problem {
  static override readonly status = 414;
  static override readonly code = 'URI_TOO_LONG';
  static override readonly title = 'The address is too long';
}

export class UnsupportedMediaType extends Problem {
  static override readonly status = 415;
  static override readonly code = 'UNSUPPORTED_MEDIA_TYPE';
  static override readonly title = 'The body is of a kind that is not taken';

  constructor(detail = 'The body must be application/json in UTF-8.') {
    super(detail);
  }
}

export class ExpectationFailed extends Problem {
  static override readonly status = 417;
  static override readonly code = 'EXPECTATION_FAILED';
  static override readonly title = 'The expectation cannot be met';
}

export class TooManyRequests extends Problem {
  static override readonly status = 429;
  static override readonly code = 'TOO_MANY_REQUESTS';
  static override readonly title = 'Too many requests';

  constructor(retryAfterSeconds: number, detail = 'The limit of requests is used up; wait and try again.') {
    super(detail, {}, { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) });
  }
}

export class HeadersTooLarge extends Problem {
  static override readonly status = 431;
  static override readonly code = 'HEADERS_TOO_LARGE';
  static override readonly title = 'The headers are too large';
}

export class Unexpected extends Problem {
  static override readonly status = 500;
  static override readonly code = 'INTERNAL_ERROR';
  static override readonly title = 'Something went wrong on our side';

  constructor() {
    super('The error has been logged under this request id.');
  }
}

export class Unavailable extends Problem {
  static override readonly status = 503;
  static override readonly code = 'SERVICE_UNAVAILABLE';
  static override readonly title = 'Not available just now';

  constructor(
    detail = 'Something this depends on does not answer; try again shortly.',
    retryAfterSeconds = 2,
  ) {
    super(detail, {}, { 'Retry-After': String(retryAfterSeconds) });
  }
}
