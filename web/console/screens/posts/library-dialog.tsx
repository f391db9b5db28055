import type { Medium } from '@stoa/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { Failure } from '../../parts/failure.js';
import { LibraryImage } from '../../parts/library-image.js';
import { stoa } from '../../stoa.js';

/** Chooses an image of the library, the newest first. */
export function LibraryDialog({
  onClose,
  onChoose,
}: {
  onClose: () => void;
  onChoose: (medium: Medium) => void;
}): ReactNode {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['media', 'choice'],
    queryFn: ({ pageParam }) =>
      stoa.listMedia({ limit: 12, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta.nextCursor,
  });
  const media = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog title="Choose an image" onClose={onClose}>
      {error === null ? null : <Failure error={error} />}
      {data !== undefined && media.length === 0 ? <p className="empty">The library is empty.</p> : null}
      <Choices
        media={media}
        onChoose={(medium) => {
          onChoose(medium);
          onClose();
        }}
      />
      {hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More
        </button>
      ) : null}
    </Dialog>
  );
}

function Choices({
  media,
  onChoose,
}: {
  media: readonly Medium[];
  onChoose: (medium: Medium) => void;
}): ReactNode {
  return (
    <ul className="choices">
      {media.map((medium) => (
        <li key={medium.id}>
          <button
            type="button"
            aria-label={`Choose ${medium.alt ?? medium.name ?? 'an image without a description'}`}
            onClick={() => onChoose(medium)}
          >
            <LibraryImage of={medium} wide={240} />
          </button>
        </li>
      ))}
    </ul>
  );
}
