import type { Post } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { timeOf } from '../../parts/format.js';
import { notify } from '../../parts/notices.js';
import { home } from '../../home.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';

/** An address by which somebody without an account reads the draft. */
export function PreviewLinkDialog({ post, onClose }: { post: Post; onClose: () => void }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['preview-link', post.id],
    queryFn: () => stoa.createPreviewToken({ id: post.id }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Dialog title="Show the draft to somebody" onClose={onClose}>
      <p>Whoever has this address reads the draft as it is saved, without an account.</p>
      {error === null ? null : (
        <p className="fault" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      {data === undefined ? null : (
        <>
          <Address address={addressOf(post.id, data.token)} />
          <p className="quiet">Until {timeOf(data.expiresAt)}, or until it is published.</p>
        </>
      )}
    </Dialog>
  );
}

function Address({ address }: { address: string }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      notify('Copied.');
    } catch {
      notify('The browser did not allow it. The address is marked: copy it with Ctrl+C.', 'bad');
    }
  };
  return (
    <div className="address">
      <input ref={field} readOnly aria-label="Address of the draft" value={address} />
      <button type="button" className="button main" onClick={() => void copy()}>
        Copy
      </button>
    </div>
  );
}

function addressOf(id: string, token: string): string {
  return `${location.origin}${home}/api/v1/posts/${id}?preview=${encodeURIComponent(token)}`;
}
