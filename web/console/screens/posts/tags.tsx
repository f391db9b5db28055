import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { stoa } from '../../stoa.js';
import type { Editing } from './use-editing.js';

const most = 20;

/** The tags of a post. Enter or a comma ends one; Backspace in the empty field takes the last one off. */
export function Tags({ editing: { draft, faults, set } }: { editing: Editing }): ReactNode {
  const id = useId();
  const fault = Object.entries(faults).find(([field]) => field.startsWith('tags'))?.[1];
  return (
    <div className="field">
      <label htmlFor={id}>Tags</label>
      <Chips
        tags={draft.tags}
        onRemove={(name) =>
          set(
            'tags',
            draft.tags.filter((tag) => tag !== name),
          )
        }
      />
      <NewTag
        id={id}
        tags={draft.tags}
        isWrong={fault !== undefined}
        onChange={(tags) => set('tags', tags)}
      />
      <p id={`${id}-hint`} className="hint">
        Enter ends one. Up to {most}.
      </p>
      <p id={`${id}-fault`} className="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}

interface NewTagProps {
  readonly id: string;
  readonly tags: readonly string[];
  readonly isWrong: boolean;
  readonly onChange: (tags: readonly string[]) => void;
}

function NewTag({ id, tags, isWrong, onChange }: NewTagProps): ReactNode {
  const [typed, setTyped] = useState('');
  const known = useKnownTags();
  const add = (): void => {
    const name = typed.trim().replaceAll(/\s+/g, ' ');
    setTyped('');
    if (name !== '' && !tags.some((tag) => tag.toLowerCase() === name.toLowerCase()))
      onChange([...tags, name]);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
    if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1));
  };
  return (
    <>
      <input
        id={id}
        list={`${id}-known`}
        value={typed}
        maxLength={50}
        disabled={tags.length >= most}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-fault`}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={press}
        onBlur={add}
      />
      <datalist id={`${id}-known`}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function Chips({ tags, onRemove }: { tags: readonly string[]; onRemove: (name: string) => void }): ReactNode {
  if (tags.length === 0) return null;
  return (
    <ul className="chips" aria-label="Tags of this post">
      {tags.map((name) => (
        <li key={name}>
          {name}
          <button type="button" aria-label={`Take off ${name}`} onClick={() => onRemove(name)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Names of tags that there are: those that most posts carry. */
function useKnownTags(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['tags', 'known'],
    queryFn: () => stoa.listTags({ limit: 100, sort: '-postCount' }),
    staleTime: 60_000,
  });
  return data?.data.map(({ name }) => name) ?? [];
}
