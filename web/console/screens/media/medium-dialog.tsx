import { StoaError, type Medium } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useMay, useMe } from '../../entrance/me.js';
import { Dialog } from '../../parts/dialog.js';
import { Failure } from '../../parts/failure.js';
import { TextField } from '../../parts/fields.js';
import { Form } from '../../parts/form.js';
import { countOf, timeOf } from '../../parts/format.js';
import { LibraryImage } from '../../parts/library-image.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { DeleteMedium } from './delete-medium.js';
import { sizeOf } from './size.js';

/** An image: what it shows, where it is used, and what can be done with it. */
export function MediumDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['medium', id, 'with-etag'],
    queryFn: () => stoa.getMedium({ id }, { envelope: true }),
  });
  return (
    <Dialog title={data?.data.name ?? 'Image'} onClose={onClose}>
      {error === null || data !== undefined ? null : <Failure error={error} />}
      {data === undefined ? null : (
        <Known medium={data.data} etag={data.headers.etag ?? ''} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Known({ medium, etag, onClose }: { medium: Medium; etag: string; onClose: () => void }): ReactNode {
  const me = useMe();
  const mayAll = useMay('media:write:any');
  const [isDeleting, setDeleting] = useState(false);
  const { width, height, bytes, type, createdAt, isPublic } = medium;
  const may = mayAll || medium.ownerId === me.id;
  return (
    <div className="medium">
      <LibraryImage of={medium} wide={640} />
      <p className="quiet">
        {countOf(width)} × {countOf(height)} pixels, {sizeOf(bytes)}, {type.replace('image/', '')}, of{' '}
        {timeOf(createdAt)}. {isPublic ? 'Everybody can see it.' : 'Nothing public shows it.'}
      </p>
      <Uses medium={medium} />
      {may ? <Alt medium={medium} etag={etag} /> : null}
      {may && !isDeleting ? (
        <button type="button" className="button danger" onClick={() => setDeleting(true)}>
          Delete …
        </button>
      ) : null}
      {isDeleting ? <DeleteMedium medium={medium} etag={etag} onGone={onClose} /> : null}
    </div>
  );
}

function Uses({ medium: { usedBy } }: { medium: Medium }): ReactNode {
  if (usedBy.length === 0) return <p>Nothing shows it.</p>;
  return (
    <section aria-labelledby="uses">
      <h3 id="uses">Used by</h3>
      <ul>
        {usedBy.map(({ kind, id, title, isPublic }) => (
          <li key={`${kind} ${id}`}>
            {kind === 'post' ? (
              <Link href={`/posts/${id}`}>{title ?? 'A draft'}</Link>
            ) : (
              `${kind} ${title ?? id}`
            )}
            {isPublic ? '' : ' (not public)'}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Alt({ medium: { id, alt }, etag }: { medium: Medium; etag: string }): ReactNode {
  const { mutateAsync } = useMutation({
    mutationFn: (words: string | null) => stoa.updateMedium({ id, alt: words, 'If-Match': etag }),
    meta: { tellsItself: true },
  });
  return (
    <Form
      button="Save the description"
      send={async (values) => {
        await mutateAsync(values.optional('alt') ?? null).catch((error: unknown) => {
          if (error instanceof StoaError && error.is('PRECONDITION_FAILED'))
            throw new Told(
              'Somebody else described it meanwhile. Close it and look again; copy what you typed first.',
            );
          throw error;
        });
        notify('The description is saved.');
      }}
    >
      <TextField
        name="alt"
        label="Description"
        hint="For those who do not see it. Posts take it when the image is put in."
        defaultValue={alt ?? ''}
        maxLength={500}
      />
    </Form>
  );
}
