import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';

/** Asks why comments are not shown. */
export function RejectDialog({
  count,
  onClose,
  onReject,
}: {
  count: number;
  onClose: () => void;
  onReject: (reason: string | undefined) => void;
}): ReactNode {
  return (
    <Dialog title={count === 1 ? 'Reject this comment?' : `Reject ${count} comments?`} onClose={onClose}>
      <Form
        button="Reject"
        send={(values) => {
          onClose();
          onReject(values.optional('reason'));
          return Promise.resolve();
        }}
      >
        <TextField
          name="reason"
          label="Reason"
          hint="Its author reads it. It may be left empty."
          maxLength={500}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
