import './media.css';
import type { Medium } from '@stoa/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useMay, useMe } from '../../entrance/me.js';
import { ChooseImages } from '../../parts/choose-images.js';
import { Failure } from '../../parts/failure.js';
import { SelectFilter } from '../../parts/filters.js';
import { LibraryImage } from '../../parts/library-image.js';
import { notify } from '../../parts/notices.js';
import { Pages } from '../../parts/pages.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { UploadList } from '../../parts/upload-list.js';
import { useUploads } from '../../parts/uploads.js';
import { queries } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { MediumDialog } from './medium-dialog.js';
import { sizeOf } from './size.js';

/** The library: every image, what it shows and where it is used. */
export default function Media(): ReactNode {
  const seesAll = useMay('media:read:any');
  const [open, setOpen] = useState<string | null>(null);
  const { uploads, begin, putAway } = useUploads((medium) => {
    notify(`“${medium.name ?? 'The image'}” is in the library.`);
    void queries.invalidateQueries({ queryKey: ['media'] });
  });
  return (
    <div
      className="library"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        begin([...event.dataTransfer.files]);
      }}
    >
      <ScreenHead title={seesAll ? 'Media' : 'My media'}>
        <ChooseImages words="Put images up" onFiles={begin} />
      </ScreenHead>
      <p className="quiet">Or drop them anywhere on this page.</p>
      <UploadList uploads={uploads} putAway={putAway} />
      <Filters />
      <Grid onOpen={setOpen} />
      {open === null ? null : <MediumDialog key={open} id={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Filters(): ReactNode {
  const me = useMe();
  const seesAll = useMay('media:read:any');
  return (
    <div className="filters">
      {seesAll ? (
        <SelectFilter name="owner" label="Whose" all="Everybody’s" options={[[me.id, 'Mine']]} />
      ) : null}
      <SelectFilter
        name="sort"
        label="Order"
        all="Newest first"
        options={[
          ['createdAt', 'Oldest first'],
          ['-bytes', 'Largest first'],
          ['bytes', 'Smallest first'],
        ]}
      />
    </div>
  );
}

function Grid({ onOpen }: { onOpen: (id: string) => void }): ReactNode {
  const [search, setSearch] = useSearchParams();
  const asked = { limit: '24', ...Object.fromEntries(search) };
  const { data, error, refetch } = useQuery({
    queryKey: ['media', asked],
    queryFn: () => stoa.listMedia(asked as object),
    placeholderData: keepPreviousData,
  });
  if (data === undefined)
    return error === null ? (
      <p className="waiting">One moment …</p>
    ) : (
      <Failure error={error} again={() => void refetch()} />
    );
  if (data.data.length === 0)
    return <p className="empty sheet">No images yet. Put some up, or write a post and paste them there.</p>;
  return (
    <>
      <ul className="grid" aria-label="Images">
        {data.data.map((medium) => (
          <Tile key={medium.id} medium={medium} onOpen={() => onOpen(medium.id)} />
        ))}
      </ul>
      <Pages
        meta={data.meta}
        count={data.data.length}
        go={(cursor) => setSearch({ ...Object.fromEntries(search), cursor })}
      />
    </>
  );
}

function Tile({ medium, onOpen }: { medium: Medium; onOpen: () => void }): ReactNode {
  const { name, alt, bytes, usedBy } = medium;
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <LibraryImage of={{ ...medium, alt: '' }} wide={320} />
        <span className="tile-name">{name ?? alt ?? 'Without a name'}</span>
        <span className="quiet">
          {sizeOf(bytes)} · {usedBy.length === 0 ? 'not used' : `used ${usedBy.length}×`}
          {alt === null ? ' · no description' : ''}
        </span>
      </button>
    </li>
  );
}
