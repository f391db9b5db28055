import { StoaError } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMe } from '../../entrance/me.js';
import { withPresence } from '../../entrance/step-up.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Section } from '../../parts/section.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';

/** Another password. */
export function Password(): ReactNode {
  const [turn, setTurn] = useState(0);
  return (
    <Section title="Password">
      <PasswordForm key={turn} onDone={() => setTurn(turn + 1)} />
    </Section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactNode {
  const { email } = useMe();
  const { mutateAsync } = useMutation({ mutationFn: change, meta: { tellsItself: true } });
  return (
    <Form
      button="Change the password"
      send={async (values) => {
        const currentPassword = values.secret('currentPassword');
        await mutateAsync({
          newPassword: values.secret('newPassword'),
          ...(currentPassword === '' ? {} : { currentPassword }),
        });
        onDone();
        notify('The password is changed. All other devices are signed out.');
      }}
    >
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <TextField
        name="currentPassword"
        label="Password of now"
        hint="Empty, if you have none yet."
        type="password"
        autoComplete="current-password"
      />
      <TextField
        name="newPassword"
        label="New password"
        hint="Long is good: a few words that belong together for nobody else."
        type="password"
        autoComplete="new-password"
        required
      />
    </Form>
  );
}

async function change(passwords: { newPassword: string; currentPassword?: string }): Promise<void> {
  try {
    await withPresence(() => stoa.changePassword(passwords));
  } catch (error) {
    throw error instanceof StoaError && error.is('INVALID_CREDENTIALS')
      ? new Told('The password of now is wrong.')
      : error;
  }
}
