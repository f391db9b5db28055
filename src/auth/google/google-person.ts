/** Somebody as Google knows them. Whatever is text was cleaned: it can be stored and shown. */
export interface GooglePerson {
  /** Who vouches. Together with `subject` it is the person; the address is not. */
  readonly issuer: string;
  readonly subject: string;
  /** Null: none, or none that an account could have. */
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
}

/** What a sign-in with Google is for; a code of one purpose is worth nothing for the other. */
export const purposes = ['signin', 'link'] as const;
export type Purpose = (typeof purposes)[number];
