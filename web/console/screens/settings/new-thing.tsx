import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Form } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import type { Kind } from './kind.js';

/** One more. */
export function NewThing<Thing extends { id: string }, Facts extends object>({
  kind: { one, fields: Fields, filledIn, create },
  onClose,
}: {
  kind: Kind<Thing, Facts>;
  onClose: () => void;
}): ReactNode {
  const { mutateAsync } = useMutation({ mutationFn: create, meta: { tellsItself: true } });
  return (
    <Dialog title={`New ${one}`} onClose={onClose}>
      <Form
        button="Make it"
        send={async (values) => {
          await mutateAsync(filledIn(values));
          onClose();
          notify(`The ${one} is made.`);
        }}
      >
        <Fields thing={null} />
      </Form>
    </Dialog>
  );
}
