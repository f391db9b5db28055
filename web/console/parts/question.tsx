import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Told } from '../queries.js';
import { Dialog } from './dialog.js';
import { TextField } from './fields.js';
import { Form } from './form.js';
import { notify } from './notices.js';

interface QuestionProps {
  /** On the button that leads to the question, and on the one that answers it. */
  readonly button: string;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly work: () => Promise<unknown>;
  /** What is said when it is done. */
  readonly done: string;
  readonly isDangerous?: boolean;
  /** What has to be typed first, for what cannot be taken back. */
  readonly typed?: string;
  readonly className?: string;
}

/** A button for what should not happen by a slip: it asks first. */
export function Question({ button, className = 'button', ...asked }: QuestionProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={asked.isDangerous === true ? `${className} danger` : className}
        onClick={() => setOpen(true)}
      >
        {button}
      </button>
      {isOpen ? <Asked button={button} {...asked} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Asked({
  button,
  title,
  children,
  work,
  done,
  isDangerous = false,
  typed,
  onClose,
}: QuestionProps & { onClose: () => void }): ReactNode {
  const { mutateAsync } = useMutation({ mutationFn: work, meta: { tellsItself: true } });
  return (
    <Dialog title={title} onClose={onClose}>
      <div>{children}</div>
      <Form
        button={button}
        isDangerous={isDangerous}
        send={async (values) => {
          if (typed !== undefined && values.text('typed') !== typed)
            throw new Told(`Type ${typed} to go on; nothing has happened yet.`);
          await mutateAsync();
          onClose();
          notify(done);
        }}
      >
        {typed === undefined ? null : (
          <TextField name="typed" label={`Type ${typed}`} autoComplete="off" autoCapitalize="off" autoFocus />
        )}
      </Form>
    </Dialog>
  );
}
