import './posts.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useMe } from '../../entrance/me.js';
import { Failure } from '../../parts/failure.js';
import { Editor } from './editor.js';
import { handedOver, settleDown } from './hand-over.js';
import { read } from './saving.js';

/** A post, new or old, to write and to publish. */
export default function PostScreen({ params: { id } }: { params: { id?: string } }): ReactNode {
  return <Post id={id === undefined || id === 'new' ? null : id} />;
}

/** As it was handed over, by the screen on which it began or by the session before, or read, or blank. */
function Post({ id }: { id: string | null }): ReactNode {
  const me = useMe();
  const [carried] = useState(() => handedOver(me.id, id));
  useEffect(settleDown, []);
  if (carried !== null) return <Editor loaded={carried.base} typed={carried.draft} />;
  return id === null ? <Editor loaded={null} /> : <Reading id={id} />;
}

/** Read once: what somebody else changes meanwhile must not change beneath whoever types. */
function Reading({ id }: { id: string }): ReactNode {
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['editing', id],
    queryFn: () => read(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data === undefined)
    return error === null ? (
      <p className="waiting">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  const mayWrite = data.post.author?.id === me.id || me.permissions.some((one) => one === 'posts:write:any');
  return mayWrite ? <Editor loaded={data} /> : <OfAnother title={data.post.title} />;
}

function OfAnother({ title }: { title: string }): ReactNode {
  return (
    <div className="sheet">
      <h1>{title}</h1>
      <p>Somebody else wrote this post. Its author and editors can change it.</p>
    </div>
  );
}
