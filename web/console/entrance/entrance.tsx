import type { Me } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Frame } from '../frame/frame.js';
import { Failure } from '../parts/failure.js';
import { queries } from '../queries.js';
import { stoa } from '../stoa.js';
import { arrive, leftOnPurpose } from './leaving.js';
import { MeContext } from './me.js';
import { SignIn } from './sign-in.js';

const ended = 'You have been signed out on this device. Sign in again to go on where you were.';
const left = 'You are signed out.';

/** The way in: whoever is not signed in signs in here, everybody else sees the console. The address stays as it is. */
export function Entrance(): ReactNode {
  const { isSignedIn, why } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['me'],
    queryFn: (): Promise<Me> => stoa.getMe(),
    enabled: isSignedIn,
    staleTime: 60_000,
  });
  if (!isSignedIn) return <SignIn why={why} />;
  if (data === undefined)
    return (
      <main className="entrance" aria-label="Console">
        {error === null ? (
          <p className="waiting">One moment …</p>
        ) : (
          <Failure error={error} again={() => void refetch()} />
        )}
      </main>
    );
  return (
    <MeContext value={data}>
      <Frame />
    </MeContext>
  );
}

interface Seen {
  readonly isSignedIn: boolean;
  /** Why nobody is signed in any more, or empty. */
  readonly why: string;
}

/** Follows the session. When it ends, nothing of what was read stays behind. */
function useSession(): Seen {
  const [seen, setSeen] = useState<Seen>({ isSignedIn: stoa.session.current !== null, why: '' });
  useEffect(() => {
    let wasIn = stoa.session.current !== null;
    return stoa.session.onChange((session) => {
      const isIn = session !== null;
      // a session that is renewed is no arrival
      if (isIn === wasIn) return;
      wasIn = isIn;
      if (isIn) arrive();
      else queries.clear();
      setSeen({ isSignedIn: isIn, why: isIn ? '' : leftOnPurpose() ? left : ended });
    });
  }, []);
  return seen;
}
