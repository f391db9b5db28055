import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { KeyRing } from '../keys/key-ring.js';
import { lifetimes } from '../one-time/one-time-tokens.js';
import type { Purpose } from './google-person.js';

/** A sign-in that was started in a browser and is not over. */
export interface Attempt {
  readonly state: string;
  /** Proves to the provider that whoever trades the code started the sign-in. */
  readonly verifier: string;
  readonly nonce: string;
  readonly purpose: Purpose;
  readonly returnTo: string;
  /** Of the front end: only who knows its verifier can redeem our code. */
  readonly challenge: string;
}

/** An attempt as a cookie carries it. */
interface Sealed extends Attempt {
  readonly expiresAt: number;
}

/** So many can be open at once in one browser; the oldest makes room. */
const most = 5;
/** The part of the state that names the cookie, so that tabs do not get into each other's way. */
const suffixLength = 16;

/**
 * Sign-ins that are under way, each in a sealed cookie of the browser that started it: nobody else can finish it, and
 * nothing is stored for those who never come back (R17).
 */
@Injectable()
export class AttemptCookies {
  private readonly ring: KeyRing;
  private readonly prefix: string;
  private readonly attributes: string;

  constructor(
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'oauth-attempts');
    const isSecure = config.http.publicUrl.startsWith('https:');
    this.prefix = isSecure ? '__Host-oauth-' : 'oauth-';
    this.attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** The `Set-Cookie` headers that put the attempt beside those of `header`, at most five in all. */
  write(attempt: Attempt, header: string | undefined): string[] {
    const expiresAt = this.clock.inSeconds(lifetimes.oauth_state).getTime();
    const sealed = this.ring.seal(Buffer.from(JSON.stringify({ ...attempt, expiresAt })));
    const name = this.nameOf(attempt.state);
    const cookie = `${name}=${sealed.toString('base64url')}; Max-Age=${lifetimes.oauth_state}${this.attributes}`;
    return [cookie, ...this.surplus(header).map((old) => this.erasing(old))];
  }

  /** The attempt of that state, if this browser started it and it is not too old. */
  read(state: string, header: string | undefined): Attempt | null {
    const name = this.nameOf(state);
    const attempts = this.attemptsIn(header).filter((cookie) => cookie.name === name);
    return attempts.find(({ attempt }) => attempt?.state === state)?.attempt ?? null;
  }

  /** The `Set-Cookie` header that takes the attempt's cookie away. */
  clear({ state }: Attempt): string {
    return this.erasing(this.nameOf(state));
  }

  private nameOf(state: string): string {
    return this.prefix + state.slice(0, suffixLength);
  }

  private erasing(name: string): string {
    return `${name}=; Max-Age=0${this.attributes}`;
  }

  /** The names of cookies that are worth nothing, and of the oldest when there are too many. */
  private surplus(header: string | undefined): string[] {
    const newestFirst = this.attemptsIn(header).sort(
      (a, b) => (b.attempt?.expiresAt ?? 0) - (a.attempt?.expiresAt ?? 0),
    );
    return newestFirst
      .filter(({ attempt }, place) => attempt === null || place >= most - 1)
      .map(({ name }) => name);
  }

  private attemptsIn(header = ''): { name: string; attempt: Sealed | null }[] {
    return header
      .split(';')
      .map((pair) => pair.trim().split('=', 2))
      .filter(([name = '']) => name.startsWith(this.prefix) && /^[\w-]+$/.test(name))
      .map(([name = '', value = '']) => ({ name, attempt: this.open(value) }));
  }

  private open(value: string): Sealed | null {
    const opened = this.ring.unseal(Buffer.from(value, 'base64url'));
    if (opened === null) return null;
    const attempt = JSON.parse(opened.plain.toString()) as Sealed;
    return attempt.expiresAt > this.clock.now().getTime() ? attempt : null;
  }
}
