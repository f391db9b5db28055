import { Problem } from '../../http/problem/problem.js';

export class GoogleSignInOff extends Problem {
  static override readonly status = 404;
  static override readonly code = 'GOOGLE_SIGN_IN_OFF';
  static override readonly title = 'There is no sign-in with Google here';

  constructor() {
    super('This service is not connected to Google; sign in another way.');
  }
}

/** One answer for a sign-in that was started elsewhere, ended already, took too long, or was made up. */
export class OauthStateInvalid extends Problem {
  static override readonly status = 400;
  static override readonly code = 'OAUTH_STATE_INVALID';
  static override readonly title = 'This sign-in cannot go on';

  constructor() {
    super(
      'It was started in another browser, is over already, or took longer than ten minutes; start again.',
    );
  }
}

export class GoogleEmailUnverified extends Problem {
  static override readonly status = 403;
  static override readonly code = 'GOOGLE_EMAIL_UNVERIFIED';
  static override readonly title = 'Google does not vouch for the e-mail address';

  constructor() {
    super('Verify the address of your Google account there, then start again.');
  }
}

/** There is an account with the address, and that it belongs to the same person has to be proved in it. */
export class IdentityLinkRequired extends Problem {
  static override readonly status = 409;
  static override readonly code = 'IDENTITY_LINK_REQUIRED';
  static override readonly title = 'Prove that the account is yours first';
  static override readonly example = {
    linkToken: 'Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE',
    expiresIn: 600,
  };

  constructor(linkToken: string, expiresIn: number) {
    super(
      'Sign in to the account with this address, or set its password anew by mail; then send this token to POST /auth/identities/google.',
      { linkToken, expiresIn },
    );
  }
}
