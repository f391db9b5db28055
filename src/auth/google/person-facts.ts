import type { GooglePerson } from './google-person.js';

type Facts = Readonly<Record<string, string>>;

/** The person as a one-time token carries them. */
export function factsOf({ issuer, subject, email, isEmailVerified, name }: GooglePerson): Facts {
  return {
    issuer,
    subject,
    ...(email === null ? {} : { email }),
    ...(name === null ? {} : { name }),
    isEmailVerified: String(isEmailVerified),
  };
}

/** The person that {@link factsOf} put there. */
export function personOf(facts: Facts): GooglePerson {
  const { issuer = '', subject = '', email = null, name = null, isEmailVerified } = facts;
  return { issuer, subject, email, name, isEmailVerified: isEmailVerified === 'true' };
}
