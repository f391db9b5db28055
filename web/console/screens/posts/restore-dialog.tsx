import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../../parts/dialog.js';
import { Form } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { isConflict, read } from './saving.js';

/** Asks whether the post shall have the text of a revision again. */
export function RestoreDialog({
  id,
  number,
  onClose,
}: {
  id: string;
  number: number;
  onClose: () => void;
}): ReactNode {
  const [, go] = useLocation();
  const { mutateAsync } = useMutation({
    mutationFn: async () => {
      const { etag } = await read(id);
      return stoa.restorePostRevision({ id, revision: number, 'If-Match': etag });
    },
    meta: { tellsItself: true },
  });
  return (
    <Dialog title={`Restore revision ${number}?`} onClose={onClose}>
      <p>
        The post gets its title, text, excerpt, tags and words for search engines again, as a new revision.
        What it is now stays among the revisions.
      </p>
      <Form
        button="Restore it"
        send={async () => {
          await mutateAsync().catch((error: unknown) => {
            throw isConflict(error) ? new Told('Somebody else changed the post just now. Try again.') : error;
          });
          notify(`Revision ${number} is restored.`);
          go(`/posts/${id}`);
        }}
      >
        {null}
      </Form>
    </Dialog>
  );
}
