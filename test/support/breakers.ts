import { googleTerms, GoogleStrategy } from '../../src/auth/google/google.strategy.js';
import { smtpTerms } from '../../src/mail/smtp.js';
import { TRANSPORT } from '../../src/mail/transport.js';
import { Dependency } from '../../src/outside/dependency.js';
import type { Stoa } from './stoa.js';

/** Breakers go by the real time, which tests do not wait for: afterwards nothing is held against anybody outside. */
export function forgetFaults({ app }: Stoa): void {
  for (const [token, terms] of [
    [GoogleStrategy, googleTerms],
    [TRANSPORT, smtpTerms],
  ] as const) {
    const caller = app.get<object | null>(token, { strict: false });
    if (caller !== null && 'dependency' in caller)
      Object.assign(caller, { dependency: new Dependency(terms) });
  }
}
