import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { timeOf } from '../../parts/format.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { readOf } from './saving.js';
import type { Editing } from './use-editing.js';

/** Asks when a draft shall publish itself, in the time of this place. */
export function ScheduleDialog({
  editing: { base, act },
  onClose,
}: {
  editing: Editing;
  onClose: () => void;
}): ReactNode {
  const planned = base?.post.publishAt ?? null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Dialog title="Publish later" onClose={onClose}>
      <Form
        button="Publish then"
        send={async (values) => {
          const at = new Date(values.text('publishAt'));
          if (Number.isNaN(at.getTime())) throw new Told('Fill in a day and a time.');
          if (at.getTime() <= Date.now())
            throw new Told('That time has passed. To publish it now there is a button.');
          const publishAt = at.toISOString();
          onClose();
          await act(
            async ({ post: { id }, etag }) =>
              readOf(await stoa.publishPost({ id, publishAt, 'If-Match': etag }, { envelope: true })),
            `It publishes itself at ${timeOf(publishAt)}.`,
          );
        }}
      >
        <TextField
          name="publishAt"
          label="When"
          type="datetime-local"
          hint={`In the time of this place, ${zone}. What you typed is saved now.`}
          defaultValue={planned === null ? '' : localOf(planned)}
          required
          autoFocus
        />
      </Form>
    </Dialog>
  );
}

/** The moment as the field takes it. */
function localOf(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
