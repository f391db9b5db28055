import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMay, useMe } from '../../entrance/me.js';
import { stoa } from '../../stoa.js';

/** Who ordered: by name for those who may know, and where more of them is. */
export function Buyer({ id }: { id: string | null }): ReactNode {
  const me = useMe();
  const mayKnow = useMay('users:read:any');
  const { data } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: () => stoa.getUser({ id: id ?? '' }),
    enabled: mayKnow && id !== null && id !== me.id,
    staleTime: 300_000,
  });
  return <Named id={id} name={data?.name ?? data?.email} />;
}

/** The same in a list, which asks once for the newest people and not for each; others have a part of their id. */
export function ListedBuyer({ id }: { id: string | null }): ReactNode {
  const mayKnow = useMay('users:read:any');
  const { data } = useQuery({
    queryKey: ['users', 'newest'],
    queryFn: () => stoa.listUsers({ limit: 100 }),
    enabled: mayKnow,
    staleTime: 300_000,
  });
  const found = data?.data.find((user) => user.id === id);
  return <Named id={id} name={found?.name ?? found?.email} />;
}

function Named({ id, name }: { id: string | null; name: string | undefined }): ReactNode {
  const me = useMe();
  const mayKnow = useMay('users:read:any');
  if (id === null) return <span className="quiet">Erased</span>;
  if (id === me.id) return 'You';
  const words = name ?? <code>{id.slice(-12)}</code>;
  return mayKnow ? <Link href={`/users/${id}`}>{words}</Link> : words;
}
