import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Normal forms of addresses that lower-casing had left outside of NFC, so that no letter found their accounts. Where an
 * account has the right form already, it keeps it, and the other one stays as it is; of several that come to the same one it
 * goes to whoever proved the address first, or else came first.
 */
export class EmailKeys1763900000065 implements MigrationInterface {
  readonly name = 'EmailKeys1763900000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keysOfAccounts);
    await runner.query(keysInTokens);
    await runner.query(keysInLetters);
  }

  /** Nothing to go back to: no letter found what was there before. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

const keysOfAccounts = `
  UPDATE users u SET email_key = one.key FROM (
    SELECT DISTINCT ON (normalize(email_key, NFC)) id, normalize(email_key, NFC) AS key FROM users
    WHERE email_key IS NOT NFC NORMALIZED
    ORDER BY normalize(email_key, NFC), email_verified_at NULLS LAST, created_at, id
  ) one
  WHERE u.id = one.id AND NOT EXISTS (SELECT FROM users other WHERE other.email_key = one.key);
`;

/** Of letters that ask whether an address is right: the token is good for the key that it was made for. */
const keysInTokens = `
  UPDATE one_time_tokens t SET facts = jsonb_set(t.facts, '{emailKey}', to_jsonb(u.email_key))
  FROM users u
  WHERE u.id = t.user_id AND (t.facts->>'emailKey') IS NOT NFC NORMALIZED
    AND normalize(t.facts->>'emailKey', NFC) = u.email_key;
`;

const keysInLetters = `
  UPDATE mails SET facts = jsonb_set(facts, '{address}', to_jsonb(normalize(facts->>'address', NFC)))
  WHERE (facts->>'address') IS NOT NFC NORMALIZED;
`;
