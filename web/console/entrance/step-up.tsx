import { StoaError, type Me } from '@stoa/sdk';
import { useEffect, useState, type ReactNode } from 'react';
import { Dialog } from '../parts/dialog.js';
import { TextField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { factOf, queries, Told } from '../queries.js';
import { stoa } from '../stoa.js';
import { codeInWords, codeOf } from './sign-in.js';

interface Asked {
  readonly methods: readonly string[];
  readonly done: () => void;
  readonly cancelled: () => void;
}

const unproved = 'Nothing was changed: it was not proved that it is you.';

let ask: (asked: Asked) => void = () => undefined;

/**
 * Does the work; where it needs a proof of the last ten minutes that it is still the same person, asks for one and does
 * the work again.
 */
export async function withPresence<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoaError) || !error.is('STEP_UP_REQUIRED')) throw error;
    const methods = (factOf(error, 'methods') ?? ['pwd']) as string[];
    await new Promise<void>((done, cancelled) =>
      ask({ methods, done, cancelled: () => cancelled(new Told(unproved)) }),
    );
    // a password may be asked for first, and a code after it
    return withPresence(work);
  }
}

/** The dialog that asks for that proof. */
export function StepUp(): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    ask = setAsked;
  }, []);
  if (asked === null) return null;
  const isCode = !asked.methods.includes('pwd');
  const close = (): void => {
    asked.cancelled();
    setAsked(null);
  };
  return (
    <Dialog title="Prove again that it is you" onClose={close}>
      <p>
        {isCode ? 'This needs a code of your second factor' : 'This needs your password'}, given within the
        last ten minutes.
      </p>
      <Form
        button="Continue"
        send={async (values) => {
          await prove(values.secret('proof'), isCode);
          setAsked(null);
          asked.done();
        }}
      >
        <Proof isCode={isCode} />
      </Form>
    </Dialog>
  );
}

function Proof({ isCode }: { isCode: boolean }): ReactNode {
  const email = queries.getQueryData<Me>(['me'])?.email ?? '';
  const common = { name: 'proof', required: true, autoFocus: true };
  if (!isCode)
    return (
      <>
        <input hidden name="username" autoComplete="username" value={email} readOnly />
        <TextField {...common} label="Your password" type="password" autoComplete="current-password" />
      </>
    );
  return (
    <TextField
      {...common}
      label="Six digits"
      hint="A recovery code will do as well."
      autoComplete="one-time-code"
    />
  );
}

/** The session goes on with the access token that says so. */
async function prove(proof: string, isCode: boolean): Promise<void> {
  try {
    const fresh = await stoa.reauthenticate(isCode ? codeOf(proof.trim()) : { password: proof });
    const { current } = stoa.session;
    const expiresAt = Date.now() + fresh.expiresIn * 1000;
    if (current !== null) stoa.session.set({ ...current, accessToken: fresh.accessToken, expiresAt });
  } catch (error) {
    if (isCode) throw codeInWords(error);
    throw error instanceof StoaError && error.is('INVALID_CREDENTIALS')
      ? new Told('That is not the password of this account.')
      : error;
  }
}
