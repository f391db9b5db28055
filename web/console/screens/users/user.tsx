import type { User } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMay, useMe } from '../../entrance/me.js';
import { Facts } from '../../parts/facts.js';
import { Failure } from '../../parts/failure.js';
import { timeOf, wordOf } from '../../parts/format.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Section } from '../../parts/section.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { ChangeUser } from './change-user.js';
import { UserActions } from './user-actions.js';
import { UserEntries } from './user-entries.js';

/** Somebody's account, and what admins do with it. */
export default function UserScreen({ params: { id = '' } }: { params: Record<string, string> }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['user', id],
    queryFn: () => stoa.getUser({ id }, { envelope: true }),
  });
  const me = useMe();
  const mayChange = useMay('users:write:any');
  const maySeeOrders = useMay('orders:read:any');
  const maySeeAudit = useMay('audit:read');
  if (data === undefined)
    return error === null ? (
      <p className="waiting">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  const { data: user, headers } = data;
  return (
    <>
      <ScreenHead title={user.name ?? user.email}>
        {mayChange ? (
          <ChangeUser user={user} etag={headers.etag ?? ''} readAgain={refetchEtag(refetch)} />
        ) : null}
      </ScreenHead>
      <Section title="Account">
        <Facts of={factsOf(user)} />
        {maySeeOrders ? (
          <p>
            <Link href={`/orders?userId=${id}`}>Orders of this account</Link>
          </p>
        ) : null}
      </Section>
      <UserActions user={user} isMe={me.id === id} />
      {maySeeAudit ? <UserEntries userId={id} /> : null}
    </>
  );
}

type Refetch = () => Promise<{ data: { headers: { etag?: string } } | undefined }>;

const refetchEtag = (refetch: Refetch) => async (): Promise<string> =>
  (await refetch()).data?.headers.etag ?? '';

function factsOf(user: User): (readonly [string, ReactNode])[] {
  const { email, emailVerified, name, role, tier, status, createdAt, updatedAt, id } = user;
  return [
    ['E-mail', `${email} (${emailVerified ? 'verified' : 'not verified'})`],
    ['Name', name],
    ['Role', wordOf(role)],
    ['Tier', tier === null ? 'None' : wordOf(tier)],
    ['Status', <Status key="status" of={status} />],
    ['Since', <Time key="since" of={createdAt} words={timeOf(createdAt)} />],
    ['Last changed', <Time key="changed" of={updatedAt} words={timeOf(updatedAt)} />],
    ['Id', <code key="id">{id}</code>],
  ];
}
