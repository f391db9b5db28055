import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { differences, unlessChanged } from '../../parts/changing.js';
import { Dialog } from '../../parts/dialog.js';
import { Form } from '../../parts/form.js';
import { Loaded } from '../../parts/loaded.js';
import { notify } from '../../parts/notices.js';
import { Question } from '../../parts/question.js';
import type { Kind } from './kind.js';

interface ChangeProps<Thing extends { id: string }, Facts extends object> {
  readonly kind: Kind<Thing, Facts>;
  readonly id: string;
  readonly onClose: () => void;
}

/** One that is there, read as it is now, to be changed or deleted. */
export function ChangeThing<Thing extends { id: string }, Facts extends object>(
  props: ChangeProps<Thing, Facts>,
): ReactNode {
  const { kind, id, onClose } = props;
  const read = useQuery({
    queryKey: ['setting', id],
    queryFn: () => kind.read(id),
    gcTime: 0,
  });
  const title = read.data === undefined ? `Change the ${kind.one}` : kind.nameOf(read.data.data);
  return (
    <Dialog title={title} onClose={onClose}>
      <Loaded of={read}>
        {({ data, headers }) => (
          <>
            <Known {...props} thing={data} etag={headers.etag ?? ''} />
            <Delete {...props} name={kind.nameOf(data)} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Known<Thing extends { id: string }, Facts extends object>({
  kind,
  id,
  onClose,
  thing,
  etag,
}: ChangeProps<Thing, Facts> & { thing: Thing; etag: string }): ReactNode {
  // as it was when the form was opened, whatever is read behind it
  const [before] = useState(thing);
  const [known, setKnown] = useState(etag);
  const { mutateAsync } = useMutation({
    mutationFn: (changes: Partial<Facts>) => kind.change(id, changes, known),
    meta: { tellsItself: true },
  });
  const { fields: Fields, one } = kind;
  return (
    <Form
      button="Save"
      send={async (values) => {
        const changes = differences(kind.factsOf(before), kind.filledIn(values));
        await unlessChanged(
          () => mutateAsync(changes),
          async () => setKnown((await kind.read(id)).headers.etag ?? ''),
        );
        onClose();
        notify(`The ${one} is saved.`);
      }}
    >
      <Fields thing={before} />
    </Form>
  );
}

function Delete<Thing extends { id: string }, Facts extends object>({
  kind: { one, remove },
  id,
  onClose,
  name,
}: ChangeProps<Thing, Facts> & { name: string }): ReactNode {
  return (
    <Question
      button="Delete"
      title={`Delete ${name}?`}
      work={async () => {
        await remove(id);
        onClose();
      }}
      done={`The ${one} is gone.`}
      isDangerous
    >
      <p>New orders do not know it any more; those that were made with it stay as they are.</p>
    </Question>
  );
}
