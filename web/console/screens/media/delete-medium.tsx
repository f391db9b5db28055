import { StoaError, type Medium } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Form } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';

/** Deletes an image. While something shows it the service refuses; whoever means it nevertheless says so once more. */
export function DeleteMedium({
  medium: { id, name },
  etag,
  onGone,
}: {
  medium: Medium;
  etag: string;
  onGone: () => void;
}): ReactNode {
  const [isInUse, setInUse] = useState(false);
  const { mutateAsync } = useMutation({
    mutationFn: () => stoa.deleteMedium({ id, 'If-Match': etag, ...(isInUse ? { force: true } : {}) }),
    meta: { tellsItself: true },
  });
  const send = async (): Promise<void> => {
    await mutateAsync().catch((error: unknown) => {
      if (!(error instanceof StoaError) || !error.is('MEDIUM_IN_USE')) throw error;
      setInUse(true);
      throw new Told(
        'It was not deleted: something still shows it. Deleted anyway, there is a gap where it stands.',
      );
    });
    notify(`“${name ?? 'The image'}” is deleted.`);
    onGone();
  };
  return (
    <div className="deleting">
      <p>It goes with its smaller ones, for good.</p>
      <Form button={isInUse ? 'Delete it anyway' : 'Delete it'} isDangerous send={send}>
        {null}
      </Form>
    </div>
  );
}
