import { StoaError } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { Conflict } from './conflict.js';
import { changesOf, draftOf, type Draft } from './draft.js';
import { DraftFields } from './draft-fields.js';
import { readProduct, type Read } from './product.js';
import { readDraft } from './read-draft.js';

/**
 * Changes a product. Only what somebody changed is sent, and only onto what they have seen: when others were faster, it
 * shows what they did beside what was typed here, and loses neither.
 */
export function EditForm({ read }: { read: Read }): ReactNode {
  // others may read the product anew meanwhile; the form stays with what it began with
  const [begun, setBegun] = useState({ edition: 0, read });
  const begin = (next: Read, isAnew: boolean): void =>
    setBegun({ edition: begun.edition + (isAnew ? 1 : 0), read: next });
  return <Editing key={begun.edition} read={begun.read} begin={begin} />;
}

/** What others did meanwhile, and what was being written. */
interface Clash {
  readonly now: Read;
  readonly mine: Draft;
}

interface EditingProps {
  readonly read: Read;
  /** Goes on from what is saved now; anew with fields that say so, where they say something else. */
  readonly begin: (next: Read, isAnew: boolean) => void;
}

function Editing({ read, begin }: EditingProps): ReactNode {
  const before = draftOf(read.product);
  const [clash, setClash] = useState<Clash | null>(null);
  const save = useSaving(read.product.id);
  const send = async (values: Values): Promise<void> => {
    const mine = readDraft(values, before.selling !== undefined);
    const changes = changesOf(before, mine);
    if (Object.keys(changes).length === 0) throw new Told('Nothing is changed.');
    try {
      begin(await save.mutateAsync({ changes, etag: clash?.now.etag ?? read.etag }), clash !== null);
      notify('The product is saved');
    } catch (error) {
      if (!(error instanceof StoaError) || !error.is('PRECONDITION_FAILED')) throw error;
      setClash({ now: await readProduct(read.product.id), mine });
    }
  };
  return (
    <div className="sheet">
      <Form button={clash === null ? 'Save' : 'Save mine over it'} send={send} isLong>
        <DraftFields draft={before} />
        {clash === null ? null : (
          <Conflict
            before={before}
            theirs={draftOf(clash.now.product)}
            mine={clash.mine}
            onTake={() => begin(clash.now, true)}
          />
        )}
      </Form>
    </div>
  );
}

interface Saved {
  readonly changes: ReturnType<typeof changesOf>;
  readonly etag: string;
}

function useSaving(id: string): { mutateAsync: (saved: Saved) => Promise<Read> } {
  return useMutation({
    mutationFn: async ({ changes, etag }: Saved): Promise<Read> => {
      const asked = { id, 'If-Match': etag, ...changes };
      const { data, headers } = await stoa.updateProduct(asked, { envelope: true });
      return { product: data, etag: headers.etag ?? '' };
    },
    meta: { tellsItself: true },
  });
}
