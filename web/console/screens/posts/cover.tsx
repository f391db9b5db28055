import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ChooseImages } from '../../parts/choose-images.js';
import { LibraryImage } from '../../parts/library-image.js';
import { UploadList } from '../../parts/upload-list.js';
import { useUploads } from '../../parts/uploads.js';
import { stoa } from '../../stoa.js';
import { LibraryDialog } from './library-dialog.js';
import type { Editing } from './use-editing.js';

/** The image in front: put up now, or chosen from the library. */
export function Cover({ editing: { draft, set } }: { editing: Editing }): ReactNode {
  const { uploads, begin, putAway } = useUploads(({ id }) => set('coverImageId', id));
  const [isChoosing, setChoosing] = useState(false);
  const { coverImageId: id } = draft;
  return (
    <div
      className="field cover"
      role="group"
      aria-label="Image in front"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        begin([...event.dataTransfer.files].slice(0, 1));
      }}
    >
      <span className="field-name">Image in front</span>
      {id === null ? <p className="hint">None. Drop one here, or choose one.</p> : <Shown id={id} />}
      <div className="actions">
        <ChooseImages words="Put one up" isSeveral={false} onFiles={begin} />
        <button type="button" className="button" onClick={() => setChoosing(true)}>
          From the library
        </button>
        {id === null ? null : (
          <button type="button" className="button" onClick={() => set('coverImageId', null)}>
            Take it off
          </button>
        )}
      </div>
      <UploadList uploads={uploads} putAway={putAway} />
      {isChoosing ? (
        <LibraryDialog
          onClose={() => setChoosing(false)}
          onChoose={(medium) => set('coverImageId', medium.id)}
        />
      ) : null}
    </div>
  );
}

function Shown({ id }: { id: string }): ReactNode {
  const { data, error } = useQuery({ queryKey: ['medium', id], queryFn: () => stoa.getMedium({ id }) });
  if (error !== null) return <p className="fault">The image is not there any more.</p>;
  return data === undefined ? <p className="hint">One moment …</p> : <LibraryImage of={data} wide={480} />;
}
