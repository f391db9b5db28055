import type { Medium } from '@stoa/sdk';
import { useRef, type ReactNode } from 'react';
import { Dialog } from '../../../parts/dialog.js';
import { TextField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { LibraryImage } from '../../../parts/library-image.js';
import { stoa } from '../../../stoa.js';

/** Asks what an image shows, now that it is there. Whoever closes it without a word gets an image without one. */
export function AltDialog({ medium, onDone }: { medium: Medium; onDone: (alt: string) => void }): ReactNode {
  const isDone = useRef(false);
  const done = (alt: string): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(alt);
  };
  return (
    <Dialog title="What does the image show?" onClose={() => done(medium.alt ?? '')}>
      <LibraryImage of={medium} wide={480} />
      <Form
        button="Put it in"
        send={async (values) => {
          const alt = values.text('alt');
          if (alt !== '' && alt !== medium.alt) await stoa.updateMedium({ id: medium.id, alt });
          done(alt);
        }}
      >
        <TextField
          name="alt"
          label="Description"
          hint="For those who do not see it. Leave it empty where the image says nothing that the text does not."
          defaultValue={medium.alt ?? ''}
          maxLength={500}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
