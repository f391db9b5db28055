import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Caller } from '../access/caller.js';
import { permissionsOf, type Permission } from '../access/permissions.js';
import { Database } from '../database/database.js';
import { UsersFacade, type UserDto } from '../users/users.facade.js';
import { CannotDo, WrongUse } from './command.js';

/**
 * The account in whose name a command acts: the one that `--as` names, or else the only admin.
 *
 * @throws WrongUse there are several admins, and none was named
 * @throws CannotDo there is no such account, or it may not do that
 */
export async function callerFor(
  app: NestFastifyApplication,
  email: string | undefined,
  permission: Permission,
): Promise<Caller> {
  const users = app.get(UsersFacade, { strict: false });
  const user = email === undefined ? await onlyAdmin(app, users) : await users.findByEmail(email);
  if (user?.status !== 'active') throw new CannotDo(`No active account has the address ${email ?? ''}.`);
  if (!permissionsOf[user.role].has(permission))
    throw new CannotDo(`${user.email} is ${user.role} and may not do that; --as names another account.`);
  return callerOf(user);
}

async function onlyAdmin(app: NestFastifyApplication, users: UsersFacade): Promise<UserDto | null> {
  const admins = await app
    .get(Database, { strict: false })
    .transaction((tx) => users.whoMay(tx, 'users:write:any'));
  const [id, ...others] = admins;
  if (id === undefined)
    throw new CannotDo(
      'There is no admin yet in whose name it could be done; make one with user:create-admin.',
    );
  if (others.length > 0)
    throw new WrongUse(`There are ${admins.length} admins; say in whose name it is done: --as EMAIL.`);
  return users.find(id);
}

const callerOf = ({ id, role, tier }: UserDto): Caller => ({
  ...{ id, role, tier, permissions: permissionsOf[role] },
  ...{ sessionId: null, authenticatedAt: null, secondFactorAt: null },
});
