import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

/** One answer for a wrong password, an unknown address and a disabled account. */
export class InvalidCredentials extends Problem {
  static override readonly status = 401;
  static override readonly code = 'INVALID_CREDENTIALS';
  static override readonly title = 'E-mail or password is wrong';

  constructor() {
    super('Check both and try again.', {}, { 'WWW-Authenticate': 'Bearer realm="stoa"' });
  }
}
/** Of somebody who is erased between the two factors; whatever else makes a token holds its account. */
onConstraint('one_time_tokens_user_fkey', () => new InvalidCredentials());

/** The first factor was right, and the account asks for a second one. */
export class SecondFactorRequired extends Problem {
  static override readonly status = 401;
  static override readonly code = 'MFA_REQUIRED';
  static override readonly title = 'A second factor is needed';
  static override readonly example = {
    mfaToken: 'Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE',
    expiresIn: 600,
  };

  constructor(mfaToken: string, expiresIn: number) {
    super(
      'Send this token with a code to POST /auth/mfa/challenge.',
      { mfaToken, expiresIn },
      { 'WWW-Authenticate': 'Bearer realm="stoa"' },
    );
  }
}

/** A token from a mail, a link or a challenge. */
export class InvalidOneTimeToken extends Problem {
  static override readonly status = 400;
  static override readonly code = 'INVALID_TOKEN';
  static override readonly title = 'The token is not valid';

  constructor() {
    super('It was used already, has expired, or was never ours; ask for a new one.');
  }
}

export class InvalidRefreshToken extends Problem {
  static override readonly status = 401;
  static override readonly code = 'INVALID_REFRESH_TOKEN';
  static override readonly title = 'The refresh token is not valid';

  constructor() {
    super(
      'It was made up, has expired, or its session has ended; sign in again.',
      {},
      { 'WWW-Authenticate': 'Bearer realm="stoa"' },
    );
  }
}
