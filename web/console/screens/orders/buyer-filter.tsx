import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { useFilter } from '../../parts/filters.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';

/** Orders of one person alone. */
export function BuyerFilter(): ReactNode {
  const [userId, set] = useFilter('userId');
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['users', 'one', userId],
    queryFn: () => stoa.getUser({ id: userId }),
    enabled: userId !== '',
    staleTime: 300_000,
  });
  return (
    <div className="filter">
      <span aria-hidden="true">Buyer</span>
      <span className="chosen">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          <span className="hidden-words">Buyer: </span>
          {userId === '' ? 'Everybody' : (data?.name ?? data?.email ?? userId.slice(-12))}
        </button>
        {userId === '' ? null : (
          <button type="button" className="button link" onClick={() => set('')}>
            Everybody
          </button>
        )}
      </span>
      {isOpen ? (
        <BuyerChoice
          onClose={() => setOpen(false)}
          choose={(id) => {
            set(id);
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

function BuyerChoice({ choose, onClose }: { choose: (id: string) => void; onClose: () => void }): ReactNode {
  const [search, setSearch] = useState('');
  const { data, error } = useQuery({
    queryKey: ['users', 'found', search],
    queryFn: ({ signal }) => stoa.listUsers({ search, limit: 8 }, { signal }),
    enabled: search.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const found = search.trim() === '' ? undefined : data?.data;
  return (
    <Dialog title="Orders of whom?" onClose={onClose}>
      <label className="filter">
        <span>Name or e-mail</span>
        <input type="search" autoFocus value={search} onChange={({ target }) => setSearch(target.value)} />
      </label>
      <p role="status" className="quiet">
        {error === null ? (found?.length === 0 ? 'Nobody is called like that.' : '') : sentenceOf(error)}
      </p>
      <ul className="choices">
        {found?.map(({ id, name, email }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              <strong>{name ?? email}</strong> <span className="quiet">{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
