import { Problem } from '../../http/problem/problem.js';

export class SecondFactorExists extends Problem {
  static override readonly status = 409;
  static override readonly code = 'MFA_ALREADY_ENABLED';
  static override readonly title = 'There is a second factor already';

  constructor() {
    super('Take it away before you set up another one.');
  }
}

export class SecondFactorMissing extends Problem {
  static override readonly status = 409;
  static override readonly code = 'MFA_NOT_ENROLLED';
  static override readonly title = 'There is no second factor';

  constructor() {
    super('Set one up first: POST /auth/mfa/enrol, then POST /auth/mfa/confirm.');
  }
}

export class InvalidCode extends Problem {
  static override readonly status = 422;
  static override readonly code = 'INVALID_CODE';
  static override readonly title = 'The code is not right';

  constructor() {
    super(
      'Type the code that the authenticator shows now; if it is never right, look at the clock of the phone.',
    );
  }
}
