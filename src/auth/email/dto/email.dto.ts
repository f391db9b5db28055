import { Optional } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import { Email } from '../../../users/users.facade.js';

/** The proof that somebody reads mail at an address. */
export class VerifyEmailDto {
  /** From the link in the mail. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be a token from a mail')
  token: string;
}

/** Whose address is to be verified. */
export class ResendDto {
  /** Left out by those who are signed in. */
  @Optional()
  @Email()
  email?: string;
}

/** The address to come. */
export class ChangeEmailDto {
  @Email()
  email: string;
}
