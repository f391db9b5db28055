import { Problem } from '../../http/problem/problem.js';

export class TooManyApiKeys extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TOO_MANY_API_KEYS';
  static override readonly title = 'The account has as many API keys as it can have';

  constructor(most: number) {
    super(`An account has ${most} at most; revoke one that is not needed any more.`);
  }
}
