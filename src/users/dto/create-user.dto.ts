import { Optional } from '../../http/fields/fields.js';
import { Text } from '../../http/fields/text.js';
import { Email } from '../email.field.js';
import { NewPassword } from '../password.field.js';

/** Who signs up. */
export class CreateUserDto {
  @Email()
  email: string;

  @NewPassword()
  password: string;

  /** What others see beside posts and comments. @example Anna */
  @Optional()
  @Text(100)
  name?: string;
}
