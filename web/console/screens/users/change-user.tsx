import type { Role, Tier, User, UserStatus } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { withPresence } from '../../entrance/step-up.js';
import { differences, unlessChanged } from '../../parts/changing.js';
import { Dialog } from '../../parts/dialog.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { stoa } from '../../stoa.js';
import { roles, statuses, tiers } from './words.js';

interface ChangeProps {
  readonly user: User;
  /** Of the account as it is shown. */
  readonly etag: string;
  /** Gives the ETag of the account as it is now. */
  readonly readAgain: () => Promise<string>;
}

/** The way to change an account. */
export function ChangeUser(props: ChangeProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        Change
      </button>
      {isOpen ? <ChangeForm {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Choices {
  readonly name: string | null;
  readonly role: Role;
  readonly tier: Tier | null;
  readonly status: UserStatus;
}

function ChangeForm({ user, etag, readAgain, onClose }: ChangeProps & { onClose: () => void }): ReactNode {
  // as it was when the form was opened, whatever is read behind it
  const [before] = useState<Choices>(user);
  const [known, setKnown] = useState(etag);
  const { mutateAsync } = useMutation({
    mutationFn: (changes: Partial<Choices>) =>
      withPresence(() => stoa.updateUser({ id: user.id, ...changes, 'If-Match': known })),
    meta: { tellsItself: true },
  });
  return (
    <Dialog title={`Change ${user.name ?? user.email}`} onClose={onClose}>
      <Form
        button="Save"
        send={async (values) => {
          const changes = differences(before, choicesOf(values));
          if (Object.keys(changes).length > 0)
            await unlessChanged(
              () => mutateAsync(changes),
              async () => setKnown(await readAgain()),
            );
          onClose();
          notify('The account is saved.');
        }}
      >
        <TextField name="name" label="Name" defaultValue={before.name ?? ''} maxLength={100} />
        <SelectField name="role" label="Role" options={roles} defaultValue={before.role} />
        <SelectField
          name="tier"
          label="Tier"
          hint="Of customers; staff has none."
          options={[['', 'None'], ...tiers]}
          defaultValue={before.tier ?? ''}
        />
        <SelectField name="status" label="Status" options={statuses} defaultValue={before.status} />
      </Form>
    </Dialog>
  );
}

const choicesOf = (values: Values): Choices => ({
  name: values.optional('name') ?? null,
  role: values.text('role') as Role,
  tier: (values.optional('tier') ?? null) as Tier | null,
  status: values.text('status') as UserStatus,
});
