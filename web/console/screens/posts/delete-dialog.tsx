import { useMutation } from '@tanstack/react-query';
import { StoaError } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../../parts/dialog.js';
import { Form } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import type { Read } from './editing.js';

/** Asks whether a post shall go, with what readers said of it. */
export function DeleteDialog({
  base: { post, etag },
  leave,
  onClose,
}: {
  base: Read;
  leave: () => void;
  onClose: () => void;
}): ReactNode {
  const [, go] = useLocation();
  const { mutateAsync } = useMutation({
    mutationFn: () => stoa.deletePost({ id: post.id, 'If-Match': etag }),
    meta: { tellsItself: true },
  });
  const send = async (): Promise<void> => {
    await mutateAsync().catch((error: unknown) => {
      if (error instanceof StoaError && error.is('PRECONDITION_FAILED'))
        throw new Told(
          'Somebody else changed it since you opened it. Look at it again before you delete it.',
        );
      throw error;
    });
    leave();
    notify(`“${post.title}” is deleted.`);
    go('/posts');
  };
  return (
    <Dialog title="Delete this post?" onClose={onClose}>
      <p>“{post.title}” goes with its comments, likes and revisions. Nobody can bring it back.</p>
      <Form button="Delete it" isDangerous send={send}>
        {null}
      </Form>
    </Dialog>
  );
}
