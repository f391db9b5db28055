import { hash } from '@node-rs/argon2';
import { newId } from '../../src/clock/new-id.js';
import { Actor } from './actor.js';
import type { Stoa } from './stoa.js';

/** The password of everybody in the tests. */
export const password = 'a long enough password';
const passwordHash = hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** Builders of what a test starts from. Everything has a default; a test names only what it is about. */
export class Given {
  constructor(private readonly stoa: Stoa) {}

  /** An account, signed in. */
  async account(
    facts: { role?: string; tier?: string | null; email?: string; name?: string } = {},
  ): Promise<Actor> {
    const id = newId();
    const email = facts.email ?? `${id}@example.com`;
    await this.stoa.sql.query(
      `INSERT INTO users (id, email, email_key, password_hash, password_is_long, name, role, tier, status, created_at, updated_at)
       VALUES ($1, $2, lower($2), $3, true, $4, $5, $6, 'active', now(), now())`,
      [
        id,
        email,
        await passwordHash,
        facts.name ?? null,
        facts.role ?? 'viewer',
        facts.tier === undefined ? 'regular' : facts.tier,
      ],
    );
    const { body } = await this.stoa.nobody.post('/auth/login', { email, password });
    return new Actor(this.stoa.url, body.accessToken, id);
  }

  viewer(facts: { tier?: string | null; name?: string } = {}): Promise<Actor> {
    return this.account(facts);
  }

  /** So many viewers, signed in a few at a time: signing in costs on purpose, and is refused to a crowd. */
  async crowd(count: number): Promise<Actor[]> {
    const crowd: Actor[] = [];
    while (crowd.length < count)
      crowd.push(...(await Promise.all(Array.from({ length: 5 }, () => this.viewer()))));
    return crowd.slice(0, count);
  }

  editor(): Promise<Actor> {
    return this.account({ role: 'editor' });
  }

  admin(): Promise<Actor> {
    return this.account({ role: 'admin' });
  }
}
