import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { Strategy } from 'passport-jwt';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import type { AccessClaims } from './access-tokens.js';
import { bearerTokenOf } from './bearer-token.js';
import { SigningKeys } from './keys/signing-keys.js';
import { Callers } from './sessions/callers.js';
import { kidOf } from './token-header.js';

/** Verified tokens that are remembered, about 30 MB at most; verifying one again costs a hundred times a look-up. */
const remembered = 50_000;

/** Passport names the requests of Express; it gives ours through to our own functions and reads nothing of it. */
type Incoming = Parameters<Strategy['authenticate']>[0];
const tokenOf = (request: Incoming): string | null => bearerTokenOf(request as unknown as FastifyRequest);

/** A token whose signature was checked. */
interface Verified {
  readonly kid: string;
  readonly claims: AccessClaims;
}

type Done = (error: unknown, result?: never) => void;

/**
 * Bearer tokens: the signature proves the session, the session's row says who it is and whether it still lives.
 * Run for one request by {@link callerOf}; passport's own registry is one for the whole process, and two
 * applications in it would answer with each other's sessions.
 */
@Injectable()
export class BearerStrategy extends Strategy {
  private readonly verified = new Map<string, Verified>();

  constructor(
    private readonly keys: SigningKeys,
    config: Config,
    private readonly callers: Callers,
    private readonly clock: Clock,
  ) {
    super(
      {
        jwtFromRequest: tokenOf,
        secretOrKeyProvider: (_request: unknown, token: string, done: Done) => findKey(keys, token, done),
        algorithms: ['ES256'],
        issuer: config.auth.issuer,
        audience: config.auth.audience,
        passReqToCallback: true,
      },
      (request: Incoming, claims: AccessClaims, done: Done) => {
        const verified = { kid: kidOf(tokenOf(request) ?? '') ?? '', claims };
        this.remember(request, verified);
        this.ownerOf(verified).then((caller) => done(null, (caller ?? false) as never), done);
      },
    );
  }

  /** Who sent this request, or null when its token is not valid. */
  callerOf(request: object): Promise<Caller | null> {
    return new Promise((resolve, reject) => {
      // passport takes a key that could not be looked up for a wrong one; that something broke is no verdict
      const fail = (reason: unknown): void => {
        if (reason instanceof LookupFailed) reject(reason.reason);
        else resolve(null);
      };
      const outcome = { success: resolve, fail, error: reject };
      const attempt = Object.assign(Object.create(this) as BearerStrategy, outcome);
      attempt.authenticate(request as Incoming);
    });
  }

  /** A token that was verified before is not verified again until it expires. */
  override authenticate(request: Incoming, options?: unknown): void {
    const verified = this.recall(digestOf(request));
    if (verified === null) return void super.authenticate(request, options);
    this.ownerOf(verified).then(
      (caller) => (caller ? this.success(caller) : this.fail(401)),
      (error: unknown) => this.error(error as Error),
    );
  }

  /** Asked at each request, whether or not the signature was checked before: the key may have been dropped since. */
  private async ownerOf({ kid, claims: { sub, sid, gen } }: Verified): Promise<Caller | null> {
    return (await this.keys.isTaken(kid)) ? this.callers.find(sub, sid, gen) : null;
  }

  private remember(request: Incoming, verified: Verified): void {
    this.forget();
    this.verified.set(digestOf(request), verified);
  }

  /** The oldest come first. Two at most for each one that comes, so that no request pays for many. */
  private forget(): void {
    for (let turn = 0; turn < 2; turn += 1) {
      const [digest, oldest] = this.verified.entries().next().value ?? [];
      if (!oldest || (this.isAlive(oldest) && this.verified.size < remembered)) return;
      this.verified.delete(digest ?? '');
    }
  }

  private isAlive({ claims }: Verified): boolean {
    return claims.exp * 1000 > this.clock.now().getTime();
  }

  private recall(digest: string): Verified | null {
    const verified = this.verified.get(digest);
    if (verified === undefined) return null;
    if (this.isAlive(verified)) return verified;
    this.verified.delete(digest);
    return null;
  }
}

/** Carries past passport why a key could not be looked up. */
class LookupFailed extends Error {
  constructor(readonly reason: Error) {
    super();
  }
}

/** The public key that the token's header names; the header decides nothing else, and carries no key of its own. */
function findKey(keys: SigningKeys, token: string, done: Done): void {
  const kid = kidOf(token);
  if (kid === null) return done(new Error('not a token of ours'));
  keys.find(kid).then(
    (key) => done(key === null ? new Error('unknown key') : null, key as never),
    (error: unknown) => done(new LookupFailed(error as Error)),
  );
}

function digestOf(request: Incoming): string {
  return hash('sha256', tokenOf(request) ?? '', 'base64');
}
