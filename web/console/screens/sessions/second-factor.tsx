import type { Enrolment } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { withPresence } from '../../entrance/step-up.js';
import { Failure } from '../../parts/failure.js';
import { dayOf } from '../../parts/format.js';
import { Question } from '../../parts/question.js';
import { Section } from '../../parts/section.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { stoa } from '../../stoa.js';
import { Enrol } from './enrol.js';

/** The authenticator that signing in asks for beside the password. */
export function SecondFactor(): ReactNode {
  const { data, error, refetch } = useQuery({ queryKey: ['mfa'], queryFn: () => stoa.getMfa({}) });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section title="Second factor">
      {data === undefined && error === null ? <p className="waiting">One moment …</p> : null}
      {data === undefined && error !== null ? <Failure error={error} again={() => void refetch()} /> : null}
      {data?.totp.enabled === false ? <Without onCodes={setCodes} /> : null}
      {data?.totp.enabled === true ? (
        <With since={data.totp.confirmedAt} left={data.recoveryCodesLeft} onCodes={setCodes} />
      ) : null}
      {codes === null ? null : <Codes codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

interface Coded {
  readonly onCodes: (codes: readonly string[]) => void;
}

function Without({ onCodes }: Coded): ReactNode {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => withPresence(() => stoa.enrolMfa()),
    onSuccess: setEnrolment,
  });
  return (
    <>
      <p>
        Your password alone opens the account. With an authenticator on your phone, somebody who learns the
        password still stays outside.
      </p>
      <p>
        <button type="button" className="button main" disabled={isPending} onClick={() => mutate()}>
          Set up an authenticator
        </button>
      </p>
      {enrolment === null ? null : (
        <Enrol of={enrolment} onDone={onCodes} onClose={() => setEnrolment(null)} />
      )}
    </>
  );
}

function With({ since, left, onCodes }: Coded & { since: string | null; left: number }): ReactNode {
  return (
    <>
      <p>
        Signing in asks for your authenticator{since === null ? '' : ` since ${dayOf(since)}`}.{' '}
        {left === 1 ? 'One recovery code is' : `${left} recovery codes are`} left.
      </p>
      <div className="actions">
        <Question
          button="New recovery codes"
          title="Make new recovery codes?"
          work={async () => onCodes((await withPresence(() => stoa.replaceRecoveryCodes())).recoveryCodes)}
          done="There are new recovery codes."
        >
          <p>The old ones do not work any more.</p>
        </Question>
        <Question
          button="Switch off"
          title="Switch the second factor off?"
          work={() => withPresence(() => stoa.deleteMfa({}))}
          done="The second factor is switched off."
          isDangerous
        >
          <p>From then on the password alone opens the account.</p>
        </Question>
      </div>
    </>
  );
}

function Codes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }): ReactNode {
  return (
    <ShownOnce
      title="Recovery codes"
      text={codes.join('\n')}
      fileName="stoa-recovery-codes.txt"
      onClose={onClose}
    >
      <p>
        Each lets you in once when your authenticator is lost. They are shown this once: keep them where the
        authenticator is not.
      </p>
    </ShownOnce>
  );
}
