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
