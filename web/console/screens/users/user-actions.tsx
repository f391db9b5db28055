import type { User } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useMay } from '../../entrance/me.js';
import { withPresence } from '../../entrance/step-up.js';
import { download } from '../../parts/download.js';
import { Question } from '../../parts/question.js';
import { Section } from '../../parts/section.js';
import { stoa } from '../../stoa.js';

/** What can be done with an account beside changing it. */
export function UserActions({ user, isMe }: { user: User; isMe: boolean }): ReactNode {
  const mayEnd = useMay('sessions:end:any');
  const mayChange = useMay('users:write:any');
  return (
    <Section title="What can be done">
      <div className="actions">
        <Export user={user} />
        {mayEnd ? <EndSessions user={user} /> : null}
        {mayChange && !isMe ? <ResetFactor user={user} /> : null}
        {mayChange ? <Erase user={user} /> : null}
      </div>
    </Section>
  );
}

function Export({ user: { id } }: { user: User }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const everything = await stoa.getPersonExport({ id });
      download(`stoa-user-${id}.json`, JSON.stringify(everything, null, 2));
    },
  });
  return (
    <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
      {isPending ? 'One moment …' : 'Download all data'}
    </button>
  );
}

function EndSessions({ user: { id, email } }: { user: User }): ReactNode {
  return (
    <Question
      button="End sessions"
      title="End all sessions?"
      work={() => stoa.endUserSessions({ id })}
      done="All sessions of this account have ended."
    >
      <p>{email} is signed out on every device, at once. Signing in again is possible.</p>
    </Question>
  );
}

function ResetFactor({ user: { id, email } }: { user: User }): ReactNode {
  return (
    <Question
      button="Reset second factor"
      title="Take the second factor away?"
      work={() => withPresence(() => stoa.resetUserMfa({ id }))}
      done="The second factor is gone; its owner is told by mail."
      isDangerous
    >
      <p>
        For somebody who has lost the authenticator and the recovery codes. Make sure that it is {email} who
        asks: from then on the password alone is enough. All sessions end, and a mail says so.
      </p>
    </Question>
  );
}

function Erase({ user: { id, email } }: { user: User }): ReactNode {
  const [, go] = useLocation();
  return (
    <Question
      button="Erase"
      title="Erase this account for good?"
      work={async () => {
        await withPresence(() => stoa.deleteUser({ id }));
        go('/users');
      }}
      done="The account is erased."
      typed={email}
      isDangerous
    >
      <p>
        Orders stay without a name, published posts without an author; everything else is gone, and nobody can
        bring it back. Download all data first if it may be asked for.
      </p>
    </Question>
  );
}
