import { StoaError } from '@stoa/sdk';
import { useEffect, useState, type ReactNode } from 'react';
import { NameSign } from '../frame/name-sign.js';
import { home } from '../home.js';
import { Form } from '../parts/form.js';
import { TextField } from '../parts/fields.js';
import { factOf, Told } from '../queries.js';
import { stoa } from '../stoa.js';
import { deviceProof } from '../../session/tab-store.js';

/** Signing in with a password, and with a second proof where the account asks for one. */
export function SignIn({ why }: { why: string }): ReactNode {
  const [mfaToken, setMfaToken] = useState<string | null>(null);
  useEffect(() => {
    document.title = 'Sign in · Stoa';
  }, []);
  return (
    <main className="entrance">
      <div className="sheet">
        <NameSign />
        <p role="status" hidden={why === ''}>
          {why}
        </p>
        {mfaToken === null ? (
          <Password onChallenge={setMfaToken} />
        ) : (
          <SecondProof mfaToken={mfaToken} onBack={() => setMfaToken(null)} />
        )}
      </div>
    </main>
  );
}

function Password({ onChallenge }: { onChallenge: (mfaToken: string) => void }): ReactNode {
  return (
    <>
      <h1>Sign in to the console</h1>
      <Form
        button="Sign in"
        send={async (values) => {
          try {
            await stoa.login({
              email: values.text('email'),
              password: values.secret('password'),
              ...proof(),
            });
          } catch (error) {
            const token = challengeOf(error);
            if (token === null) throw inWords(error);
            onChallenge(token);
          }
        }}
      >
        <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
      </Form>
      <p className="aside">
        With Google, or without an account yet: <a href={`${home}/`}>begin at the start page</a>. Whoever is
        signed in there is signed in here.
      </p>
    </>
  );
}

function SecondProof({ mfaToken, onBack }: { mfaToken: string; onBack: () => void }): ReactNode {
  return (
    <>
      <h1>Is it you?</h1>
      <Form
        button="Continue"
        send={async (values) => {
          try {
            await stoa.challengeMfa({ mfaToken, ...codeOf(values.text('code')) });
          } catch (error) {
            throw codeInWords(error);
          }
        }}
      >
        <TextField
          name="code"
          label="Six digits"
          hint="Your authenticator shows them. A recovery code will do as well."
          autoComplete="one-time-code"
          required
          autoFocus
        />
      </Form>
      <p className="aside">
        <button type="button" className="button link" onClick={onBack}>
          Use another account
        </button>
      </p>
    </>
  );
}

const proof = (): { deviceProof?: string } => {
  const known = deviceProof();
  return known === undefined ? {} : { deviceProof: known };
};

const challengeOf = (error: unknown): string | null =>
  error instanceof StoaError && error.is('MFA_REQUIRED') ? String(factOf(error, 'mfaToken')) : null;

/** Spaces between the digits do no harm; anything else than six digits is a recovery code. */
export function codeOf(text: string): { code: string } | { recoveryCode: string } {
  const code = text.replaceAll(/\s/g, '');
  return /^\d{6}$/.test(code) ? { code } : { recoveryCode: text };
}

/** What is said when it was wrong. */
export const codeInWords = (error: unknown): unknown =>
  error instanceof StoaError && (error.is('INVALID_CREDENTIALS') || error.is('VALIDATION_FAILED'))
    ? new Told('That code does not work. Codes change every half minute; or begin anew with your password.')
    : error;

const inWords = (error: unknown): unknown =>
  error instanceof StoaError && error.is('INVALID_CREDENTIALS')
    ? new Told('E-mail or password is wrong. Check both and try again.')
    : error;
