import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import type { ListUsersDto } from './dto/list-users.dto.js';
import type { UserView } from './dto/user.dto.js';
import { User } from './user.entity.js';
import { hasPart, userListing } from './users.sql.js';

/** Accounts: reading them. */
@Injectable()
export class UsersService {
  constructor(private readonly database: Database) {}

  /**
   * The account, for itself or for those who may read any.
   *
   * @throws NotFound there is none, or it is somebody else's
   */
  async get(caller: Caller, id: string): Promise<User> {
    const isVisible = id === caller.id || may(caller, 'users:read:any');
    const user = isVisible ? await this.database.read.findOneBy(User, { id }) : null;
    if (user === null) throw new NotFound();
    return user;
  }

  /** A page of accounts, for those who may read any. */
  list(query: ListUsersDto): Promise<Slice<UserView>> {
    return slice(this.database.read, userListing, filters(query), query);
  }
}

function filters({ search, role, tier, status }: ListUsersDto): Condition[] {
  const conditions: Condition[] = [];
  const part = search?.normalize('NFC');
  if (part !== undefined) conditions.push({ sql: hasPart, values: [part, part] });
  if (role !== undefined) conditions.push(where`u.role = ${role}`);
  if (tier !== undefined) conditions.push(where`u.tier = ${tier}`);
  if (status !== undefined) conditions.push(where`u.status = ${status}`);
  return conditions;
}
