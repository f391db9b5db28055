import type { Category } from '@stoa/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { stoa } from '../../stoa.js';
import { useCategoryPath } from './category-path.js';
import './categories.css';

interface ChooserProps {
  readonly id: string;
  /** The id of the category that is chosen, or null. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** What it means that none is chosen: `Any category`. */
  readonly none: string;
  readonly describedBy?: string;
}

/**
 * One category of however many: words find them, arrows and Enter choose. As long as nothing is typed the first ones
 * are offered.
 */
export function CategoryChooser({ id, chosen, onChoose, none, describedBy }: ChooserProps): ReactNode {
  const path = useCategoryPath(chosen);
  const list = useId();
  const { typed, setTyped, at, choices, choose, press } = useChoosing(onChoose);
  const isOpen = typed !== null;
  return (
    <div className="chooser">
      <input
        {...{ id, role: 'combobox', autoComplete: 'off', 'aria-autocomplete': 'list' }}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={isOpen && choices.length > 0 ? `${list}-${at}` : undefined}
        aria-describedby={describedBy}
        placeholder={isOpen ? 'Type a part of its name' : none}
        value={typed ?? (chosen === null ? '' : (path ?? 'One moment …'))}
        onFocus={({ target }) => target.select()}
        onClick={() => setTyped(typed ?? '')}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={press}
      />
      <Choices {...{ list, isOpen, choices, at, choose, none }} />
    </div>
  );
}

interface ChoicesProps extends Pick<Choosing, 'choices' | 'at' | 'choose'> {
  readonly list: string;
  readonly isOpen: boolean;
  readonly none: string;
}

function Choices({ list, isOpen, choices, at, choose, none }: ChoicesProps): ReactNode {
  return (
    <ul id={list} role="listbox" aria-label="Categories" hidden={!isOpen}>
      {choices.map((category, index) => (
        <li
          key={category?.id ?? 'none'}
          id={`${list}-${index}`}
          role="option"
          aria-selected={index === at}
          // the field would lose the focus, and with it the list
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(category)}
        >
          {category === null ? none : <Choice category={category} />}
        </li>
      ))}
      {choices.length > 0 ? null : (
        <li role="option" aria-selected={false} aria-disabled>
          No category has this in its name
        </li>
      )}
    </ul>
  );
}

interface Choosing {
  /** What stands in the field while somebody chooses; null: nobody does. */
  readonly typed: string | null;
  readonly setTyped: (typed: string | null) => void;
  /** Which choice Enter takes. */
  readonly at: number;
  /** What can be chosen; null: none of them. */
  readonly choices: readonly (Category | null)[];
  readonly choose: (choice: Category | null | undefined) => void;
  readonly press: (event: KeyboardEvent) => void;
}

function useChoosing(onChoose: ChooserProps['onChoose']): Choosing {
  const [{ typed, at }, setState] = useState<{ typed: string | null; at: number }>({ typed: null, at: 0 });
  const found = useFound(typed);
  const choices = typed === '' ? [null, ...found] : found;
  const setTyped = (next: string | null): void => setState({ typed: next, at: 0 });
  const choose: Choosing['choose'] = (choice) => {
    setTyped(null);
    if (choice !== undefined) onChoose(choice?.id ?? null);
  };
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined && typed === null) setTyped('');
    else if (step !== undefined)
      setState({ typed, at: Math.max(0, Math.min(choices.length - 1, at + step)) });
    else if (typed !== null && event.key === 'Enter') choose(choices[at]);
    else if (typed !== null && event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
  };
  return { typed, setTyped, at, choices, choose, press };
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function Choice({ category }: { category: Category }): ReactNode {
  const above = useCategoryPath(category.parentId);
  return (
    <>
      {category.name} {above === null ? null : <small className="quiet">in {above}</small>}
    </>
  );
}

const none: readonly Category[] = [];

function useFound(typed: string | null): readonly Category[] {
  const search = typed?.trim() ?? '';
  const { data } = useQuery({
    queryKey: ['categories', 'search', search],
    queryFn: () => stoa.listCategories({ limit: 20, ...(search === '' ? {} : { search }) }),
    enabled: typed !== null,
    placeholderData: keepPreviousData,
  });
  return data?.data ?? none;
}
