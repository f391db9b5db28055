import type { Device } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { signOut } from '../../entrance/leaving.js';
import { Failure } from '../../parts/failure.js';
import { timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { notify } from '../../parts/notices.js';
import { Question } from '../../parts/question.js';
import { Section } from '../../parts/section.js';
import { ShortList } from '../../parts/short-list.js';
import { Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { deviceName } from './device-name.js';

/** Where the account is signed in. */
export function Devices(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => stoa.listSessions({}),
  });
  const devices = data?.data;
  const hasOthers = devices?.some(({ current }) => !current) ?? false;
  return (
    <Section title="Devices" actions={hasOthers ? <EndOthers /> : undefined}>
      {error !== null && data === undefined ? (
        <Failure error={error} again={() => void refetch()} />
      ) : (
        <ShortList
          title="Devices"
          items={devices}
          columns={columns}
          keyOf={({ id }) => id}
          empty="You are signed in nowhere."
        />
      )}
    </Section>
  );
}

const columns: readonly Column<Device>[] = [
  {
    title: 'Device',
    cell: ({ userAgent, current }) => (
      <>
        <span title={userAgent ?? ''}>{deviceName(userAgent)}</span>{' '}
        {current ? <span className="status good">This one</span> : null}
      </>
    ),
  },
  { title: 'From', cell: ({ address }) => address ?? '–' },
  { title: 'Signed in', cell: ({ createdAt }) => <Time of={createdAt} words={timeOf(createdAt)} /> },
  { title: 'Last used', cell: ({ lastUsedAt }) => <Time of={lastUsedAt} words={timeOf(lastUsedAt)} /> },
  { title: 'Ends', cell: ({ expiresAt }) => <Time of={expiresAt} words={timeOf(expiresAt)} /> },
  { title: 'End it', cell: (device) => <End device={device} /> },
];

function End({ device: { id, current, userAgent } }: { device: Device }): ReactNode {
  const { mutate, isPending } = useMutation({
    mutationFn: () => stoa.endSession({ id }),
    onSuccess: () => notify(`${deviceName(userAgent)} is signed out.`),
  });
  if (current)
    return (
      <button type="button" className="button" onClick={() => void signOut()}>
        Sign out
      </button>
    );
  return (
    <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
      End<span className="hidden-words"> the session of {deviceName(userAgent)}</span>
    </button>
  );
}

function EndOthers(): ReactNode {
  return (
    <Question
      button="End all others"
      title="End all other sessions?"
      work={() => stoa.endOtherSessions({})}
      done="You are signed in here alone."
    >
      <p>Every other device is signed out, at once. This one stays.</p>
    </Question>
  );
}
