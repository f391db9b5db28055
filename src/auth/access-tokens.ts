import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { newId } from '../clock/new-id.js';
import { Config } from '../config/config.js';
import type { Turn } from './sessions/sessions.js';
import { SigningKeys } from './keys/signing-keys.js';

/** What an access token says. No person, no permission: those are looked up at each request. */
export interface AccessClaims {
  /** The user. */
  readonly sub: string;
  /** The session. */
  readonly sid: string;
  /** Which refresh of the session it came from. */
  readonly gen: number;
  readonly exp: number;
}

/** Makes access tokens: ES256 JWTs of the type `at+jwt` (RFC 9068). */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
    private readonly config: Config,
  ) {}

  /** A token for one turn of a session. */
  async issue({
    userId,
    sessionId,
    generation,
    authenticatedAt,
    methods,
  }: Omit<Turn, 'refreshToken'>): Promise<string> {
    const { kid, privateKey } = await this.keys.current();
    const { issuer, audience, accessTokenTtlSeconds } = this.config.auth;
    return this.jwt.signAsync(
      {
        sid: sessionId,
        gen: generation,
        auth_time: Math.floor(authenticatedAt.getTime() / 1000),
        amr: methods,
      },
      {
        privateKey: privateKey as never,
        algorithm: 'ES256',
        header: { alg: 'ES256', kid, typ: 'at+jwt' },
        issuer,
        audience,
        subject: userId,
        jwtid: newId(),
        expiresIn: accessTokenTtlSeconds,
      },
    );
  }
}
