import type { ApiKeyScope, NewApiKey } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMe } from '../../entrance/me.js';
import { withPresence } from '../../entrance/step-up.js';
import { Checks } from '../../parts/checks.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { Told } from '../../queries.js';
import { useOnce } from '../../parts/retry-key.js';
import { stoa } from '../../stoa.js';
import { apiKeyScopes } from './api-key-scopes.js';

interface NewKeyProps {
  readonly onMade: (key: NewApiKey) => void;
  readonly onClose: () => void;
}

/** What a key may do, and until when. Nobody can give more than they may do themselves. */
export function NewKey({ onMade, onClose }: NewKeyProps): ReactNode {
  const held = new Set<string>(useMe().permissions);
  const once = useOnce();
  const { mutateAsync } = useMutation({
    mutationFn: (facts: Facts) =>
      once(facts, (key) => withPresence(() => stoa.createApiKey({ ...facts, ...key }))),
    meta: { tellsItself: true },
  });
  return (
    <Dialog title="New API key" onClose={onClose}>
      <Form
        button="Make it"
        send={async (values) => {
          const key = await mutateAsync(factsOf(values));
          onClose();
          onMade(key);
        }}
      >
        <TextField name="name" label="Name" hint="Which program has it." maxLength={100} required autoFocus />
        <Checks
          name="scopes"
          legend="What it may do"
          options={apiKeyScopes.filter((scope) => held.has(scope))}
          ticked={[]}
        />
        <TextField
          name="expiresAt"
          label="Last day"
          hint="In 90 days unless told, in a year at most."
          type="date"
        />
      </Form>
    </Dialog>
  );
}

interface Facts {
  readonly name: string;
  readonly scopes: ApiKeyScope[];
  readonly expiresAt?: string;
}

function factsOf(values: Values): Facts {
  const scopes = values.data.getAll('scopes') as ApiKeyScope[];
  if (scopes.length === 0) throw new Told('Tick at least one thing that it may do.');
  const day = values.optional('expiresAt');
  const end = day === undefined ? {} : { expiresAt: new Date(`${day}T23:59:59`).toISOString() };
  return { name: values.text('name'), scopes, ...end };
}
