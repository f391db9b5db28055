import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';

/** The Google account leads to somebody else's account. */
export class IdentityTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'IDENTITY_TAKEN';
  static override readonly title = 'It is linked to another account';

  constructor() {
    super('Unlink it there first, or sign in with it.');
  }
}
onConstraint('identities_subject_key', () => new IdentityTaken());

/** One account, one Google account. */
export class AnotherIdentityLinked extends Problem {
  static override readonly status = 409;
  static override readonly code = 'ANOTHER_IDENTITY_LINKED';
  static override readonly title = 'Another one is linked to your account';

  constructor() {
    super('Unlink that one first.');
  }
}
onConstraint('identities_one_per_provider', () => new AnotherIdentityLinked());

/** Nothing would be left to sign in with. */
export class LastWayIn extends Problem {
  static override readonly status = 409;
  static override readonly code = 'LAST_WAY_IN';
  static override readonly title = 'It is the last way into your account';

  constructor() {
    super('Set a password first: POST /auth/password/change.');
  }
}
