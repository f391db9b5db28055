import { Optional } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import { Email, NewPassword, TypedPassword } from '../../../users/users.facade.js';

/** Who has forgotten the password. */
export class ForgotPasswordDto {
  @Email()
  email: string;
}

/** A new password, with the proof that its owner reads the account's mail. */
export class ResetPasswordDto {
  /** From the link in the mail. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be a token from a mail')
  token: string;

  @NewPassword()
  password: string;
}

/** The password of now and the one to come. */
export class ChangePasswordDto {
  /** Left out only by those who have no password yet. */
  @Optional()
  @TypedPassword()
  currentPassword?: string;

  /** @example "seven green kettles sing" */
  @NewPassword()
  newPassword: string;
}
