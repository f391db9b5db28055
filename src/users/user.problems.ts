import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

export class EmailTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'EMAIL_TAKEN';
  static override readonly title = 'There is an account with this e-mail address';
}

onConstraint('users_email_key', () => new EmailTaken('Sign in instead, or use another address.'));

export class EmailChangeNeedsProof extends Problem {
  static override readonly status = 409;
  static override readonly code = 'EMAIL_CHANGE_NEEDS_PROOF';
  static override readonly title = 'The new address has to be proved first';
}

export class AccountDisabled extends Problem {
  static override readonly status = 409;
  static override readonly code = 'ACCOUNT_DISABLED';
  static override readonly title = 'The account is disabled';
}

export class EmailUnproved extends Problem {
  static override readonly status = 409;
  static override readonly code = 'EMAIL_UNPROVED';
  static override readonly title = 'Nobody has proved this address';
}

export class LastAdmin extends Problem {
  static override readonly status = 409;
  static override readonly code = 'LAST_ADMIN';
  static override readonly title = 'The last active admin stays';
}

onConstraint('users_last_admin', () => new LastAdmin('Make somebody else an admin first.'));

export class StaffSignInTooWeak extends Problem {
  static override readonly status = 409;
  static override readonly code = 'STAFF_SIGN_IN_TOO_WEAK';
  static override readonly title = 'Staff need a long password or a second factor';
}

onConstraint(
  'users_staff_sign_in',
  () =>
    new StaffSignInTooWeak(
      'Editors and admins need a password of 15 characters or a second factor; this account would have neither.',
    ),
);
