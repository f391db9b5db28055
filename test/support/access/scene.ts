import { roleOf, people, type Person } from '../../../src/access/access-table.js';
import type { Role } from '../../../src/access/permissions.js';
import { newId } from '../../../src/clock/new-id.js';
import { Actor } from '../actor.js';
import { productOf } from '../catalogue.js';
import { password } from '../given.js';
import type { Stoa } from '../stoa.js';

/** A request of a route that succeeds for everybody who may make it. */
export interface Call {
  /** What stands in the braces of the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** With its question mark. */
  readonly query?: string;
  readonly body?: unknown;
  /** An Idempotency-Key is sent anyway. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Who makes it, when it is not the caller of the scene: somebody of the same role. */
  readonly as?: Actor | undefined;
  /** Of a list: the id of something of the owner's that is on it. */
  readonly shows?: string;
  /** Whether something is stored by it; left out: by every method but GET. */
  readonly changes?: boolean;
}

/** Makes a fresh call for a scene: what it uses up, and what belongs to somebody, is made anew each time. */
export type Entry = (scene: Scene) => Call | Promise<Call>;

/** Entries by operation id. */
export type Entries = Readonly<Record<string, Entry>>;

/** Somebody with an account, and the address to sign in with. */
export type Account = Actor & { readonly email: string };

/** What an entry can start from. */
export interface Scene {
  readonly stoa: Stoa;
  /** Whose turn it is. */
  readonly who: Person;
  /** The one whose turn it is; an {@link Account} unless it is nobody. */
  readonly caller: Actor;
  /** The viewer to whom the resource is to belong. */
  readonly owner: Account;
  /** Does what has to be done beforehand. */
  readonly editor: Account;
  readonly admin: Account;
  /** Of which there is always enough. */
  readonly product: string;
  /** A new account in the caller's role, signed in; a viewer for nobody. */
  readonly newcomer: () => Promise<Account>;
  /** The caller, signed in once more; nobody stays nobody. */
  readonly again: () => Promise<Actor>;
}

/** The people of the table with an account each, and the scenes in which they play. */
export class Cast {
  private constructor(
    private readonly stoa: Stoa,
    private readonly accounts: Readonly<Record<Exclude<Person, 'nobody'>, Account>>,
    private readonly product: string,
  ) {}

  static async of(stoa: Stoa): Promise<Cast> {
    const signedIn = people.filter((person) => person !== 'nobody');
    const pairs = await Promise.all(
      signedIn.map(async (person) => [person, await accountOf(stoa, roleOf[person])] as const),
    );
    const accounts = Object.fromEntries(pairs) as Record<Exclude<Person, 'nobody'>, Account>;
    const { id } = await productOf(accounts.editor, { stock: 100_000 });
    return new Cast(stoa, accounts, id as string);
  }

  /** Somebody who asks. */
  actor(who: Person): Actor {
    return who === 'nobody' ? this.stoa.nobody : this.accounts[who];
  }

  /** The stage for somebody's turn. */
  scene(who: Person): Scene {
    const { owner, editor, admin } = this.accounts;
    return {
      ...{ stoa: this.stoa, who, caller: this.actor(who), owner, editor, admin, product: this.product },
      newcomer: () => accountOf(this.stoa, who === 'nobody' ? 'viewer' : roleOf[who]),
      again: () =>
        who === 'nobody' ? Promise.resolve(this.stoa.nobody) : signIn(this.stoa, this.accounts[who].email),
    };
  }
}

/** A new account, signed in. */
export async function accountOf(stoa: Stoa, role: Role = 'viewer'): Promise<Account> {
  const email = `${newId()}@example.com`;
  return Object.assign(await stoa.given.account({ role, email }), { email });
}

/** Another session of the account. */
export async function signIn(stoa: Stoa, email: string): Promise<Actor> {
  const { body } = await stoa.nobody.post('/auth/login', { email, password });
  return new Actor(stoa.url, body.accessToken, body.user.id);
}

/** The session that an actor's access token belongs to. */
export function sessionOf({ token }: Actor): string {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()).sid;
}
