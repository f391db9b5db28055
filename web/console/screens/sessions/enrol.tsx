import { StoaError, type Enrolment } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { withPresence } from '../../entrance/step-up.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { QrCode } from './qr-code.js';

interface EnrolProps {
  readonly of: Enrolment;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The secret for the authenticator, to be scanned, opened or typed; it counts once a code of it was given. */
export function Enrol({ of: { secret, otpauthUrl }, onDone, onClose }: EnrolProps): ReactNode {
  const { mutateAsync } = useMutation({ mutationFn: confirm, meta: { tellsItself: true } });
  return (
    <Dialog title="Set up an authenticator" onClose={onClose}>
      <p>
        Scan this with your authenticator, or <a href={otpauthUrl}>open it in one on this device</a>.
      </p>
      <QrCode text={otpauthUrl} label="The secret for the authenticator" />
      <p>
        Or type it: <code className="one-key">{inGroups(secret)}</code>
      </p>
      <Form
        button="Confirm"
        send={async (values) => {
          const { recoveryCodes } = await mutateAsync(values.text('code').replaceAll(/\s/g, ''));
          onClose();
          onDone(recoveryCodes);
        }}
      >
        <TextField
          name="code"
          label="Six digits that it shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
      </Form>
    </Dialog>
  );
}

async function confirm(code: string): Promise<{ recoveryCodes: readonly string[] }> {
  try {
    return await withPresence(() => stoa.confirmMfa({ code }));
  } catch (error) {
    throw error instanceof StoaError && error.is('INVALID_CODE')
      ? new Told('That code does not work. Is the clock of the authenticator right? Take the next code.')
      : error;
  }
}

const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');
