import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';

/** Sets a part of the address, from the first page on; empty leaves it out. */
export function useFilter(name: string): [value: string, set: (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string): void =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('cursor');
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [name, setSearch],
  );
  return [search.get(name) ?? '', set];
}

/** One of a few values, or all. */
export function SelectFilter({
  name,
  label,
  options,
  all = 'All',
}: {
  name: string;
  label: string;
  options: readonly (readonly [value: string, words: string])[];
  all?: string;
}): ReactNode {
  const [value, set] = useFilter(name);
  return (
    <label className="filter">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => set(target.value)}>
        <option value="">{all}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words to search for, sent when somebody has stopped typing. */
export function SearchFilter({
  name = 'search',
  label = 'Search',
}: {
  name?: string;
  label?: string;
}): ReactNode {
  const [value, set] = useFilter(name);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const later = setTimeout(() => set(typed.trim()), 250);
    return () => clearTimeout(later);
  }, [typed, set]);
  return (
    <label className="filter wide">
      <span>{label}</span>
      <input
        type="search"
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        // afterwards it shows what the address says, which others may change
        onBlur={() => {
          if (typed !== null) set(typed.trim());
          setTyped(null);
        }}
        // from the words to the lines that they found
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
    </label>
  );
}

/** A text that has to be right as a whole, like an id: sent with Enter, or when one goes on. */
export function TextFilter({ name, label }: { name: string; label: string }): ReactNode {
  const [value, set] = useFilter(name);
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        key={value}
        defaultValue={value}
        spellCheck={false}
        onBlur={({ target }) => target.value.trim() === value || set(target.value.trim())}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && set(currentTarget.value.trim())}
      />
    </label>
  );
}

/** A day of this place; what is asked for is its first moment, or its last. */
export function DayFilter({
  name,
  label,
  edge,
}: {
  name: string;
  label: string;
  edge: 'start' | 'end';
}): ReactNode {
  const [value, set] = useFilter(name);
  const clock = edge === 'start' ? 'T00:00:00.000' : 'T23:59:59.999';
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        type="date"
        max="9999-12-31"
        value={value === '' ? '' : localDay(value)}
        onChange={({ target }) => target.validity.badInput || set(momentOf(target.value, clock))}
      />
    </label>
  );
}

/** The moment of that day, or nothing. */
const momentOf = (day: string, clock: string): string => {
  const moment = new Date(day + clock);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
};

/** The day of that moment as fields of a form take it: `2026-01-31`. */
function localDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}
