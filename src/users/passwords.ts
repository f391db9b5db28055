import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Unavailable } from '../http/problem/problems.js';

/** OWASP's argon2id: 19 MiB, two passes. Raising them rehashes nobody until their next sign-in. */
export const passwordParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing runs on the pool that files and DNS use too; half of its four threads stay free for them (M12). */
const atOnce = 2;
const longestQueue = 100;

/** A hash of no password, with current parameters: checking against it takes as long as a real check. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c3RvYS1uby1zdWNoLXVzZXI$QBkVYW3gSv1eC0Cqk3jRXW8XbsZ7uC0t2PHiWK0n0Ks';

const { memoryCost, timeCost, parallelism } = passwordParameters;
const currentForm = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

/** A password that was found good enough, hashed. */
export interface PreparedPassword {
  readonly hash: string;
  readonly isLong: boolean;
}

/** Hashes and checks passwords, a bounded number at once. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  /** The PHC string to store. The password is taken as it is but for NFC; nothing is cut off. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), passwordParameters));
  }

  /** Whether the password belongs to the hash; with null the same work is done and the answer is no. */
  async matches(hashed: string | null, password: string): Promise<boolean> {
    const isRight = await this.inTurn(() => verify(hashed ?? nobody, password.normalize('NFC')));
    return isRight && hashed !== null;
  }

  /** Whether a stored hash was made with less work than new ones get. */
  isWeak(hashed: string): boolean {
    return !hashed.startsWith(currentForm);
  }

  /** @throws Unavailable too many wait already */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.queue.length >= longestQueue)
      throw new Unavailable('Too many sign-ins at once; try again shortly.');
    if (this.running >= atOnce) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
