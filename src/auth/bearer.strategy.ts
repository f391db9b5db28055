import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { createHash } from 'node:crypto';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import type { AccessClaims } from './access-tokens.js';
import { SigningKeys } from './keys/signing-keys.js';
import { Sessions } from './sessions/sessions.js';

/** Verified tokens that are remembered, about 30 MB at most; verifying one again costs a hundred times a look-up. */
const remembered = 50_000;
const tokenOf = ExtractJwt.fromAuthHeaderAsBearerToken();

/** The part of a request that passport reads; Fastify's has it too. */
type Incoming = Parameters<Strategy['authenticate']>[0];

/** Bearer tokens: the signature proves the session, the session's row says who it is and whether it still lives. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  private readonly verified = new Map<string, AccessClaims>();

  constructor(
    keys: SigningKeys,
    config: Config,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    super({
      jwtFromRequest: tokenOf,
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: unknown, key?: never) => void) => {
        const { kid, alg, typ } = headerOf(token);
        if (alg !== 'ES256' || typ !== 'at+jwt' || kid === null) return done(null);
        keys.find(kid).then((key) => done(null, (key ?? undefined) as never), done);
      },
      algorithms: ['ES256'],
      issuer: config.auth.issuer,
      audience: config.auth.audience,
      passReqToCallback: true,
    });
  }

  /** A token that was verified before is not verified again until it expires. */
  override authenticate(request: Incoming, options?: unknown): void {
    const claims = this.recall(digestOf(request));
    if (claims === null) return void super.authenticate(request, options);
    this.callerOf(claims).then(
      (caller) => (caller ? this.success(caller) : this.fail(401)),
      (error: unknown) => this.error(error as Error),
    );
  }

  /** Called by passport with the claims of a token whose signature, issuer, audience and times are right. */
  async validate(request: Incoming, claims: AccessClaims): Promise<Caller | false> {
    if (this.verified.size >= remembered) this.verified.delete(this.verified.keys().next().value ?? '');
    this.verified.set(digestOf(request), claims);
    return (await this.callerOf(claims)) ?? false;
  }

  private callerOf({ sub, sid, gen }: AccessClaims): Promise<Caller | null> {
    return this.sessions.callerOf(sub, sid, gen);
  }

  private recall(digest: string): AccessClaims | null {
    const claims = this.verified.get(digest);
    if (claims === undefined) return null;
    if (claims.exp * 1000 > this.clock.now().getTime()) return claims;
    this.verified.delete(digest);
    return null;
  }
}

function digestOf(request: Incoming): string {
  return createHash('sha256').update(tokenOf(request) ?? '').digest('base64');
}

function headerOf(token: string): { kid: string | null; alg: unknown; typ: unknown } {
  try {
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const isPlain = !['jwk', 'jku', 'x5u', 'x5c', 'crit'].some((name) => name in header);
    return { kid: isPlain && typeof header['kid'] === 'string' ? header['kid'] : null, alg: header['alg'], typ: header['typ'] };
  } catch {
    return { kid: null, alg: null, typ: null };
  }
}
