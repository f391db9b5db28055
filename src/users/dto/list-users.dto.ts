import { roles, type Role } from '../../access/permissions.js';
import { OneOf, Optional } from '../../http/fields/fields.js';
import { Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import { tiers, userStatuses, type Tier, type UserStatus } from '../user.entity.js';
import { UserDto } from './user.dto.js';

/** Which accounts. Sorted by `createdAt`, `email` or `name`; the newest first unless told. */
export class ListUsersDto extends ListQuery {
  /** Part of the e-mail address or the name, in upper or lower case. @example anna */
  @Optional()
  @Text(200)
  search?: string;

  @Optional()
  @OneOf(roles, 'Role')
  role?: Role;

  @Optional()
  @OneOf(tiers, 'Tier')
  tier?: Tier;

  @Optional()
  @OneOf(userStatuses, 'UserStatus')
  status?: UserStatus;
}

/** A page of accounts. */
export class UserPageDto extends PageOf(UserDto) {}
