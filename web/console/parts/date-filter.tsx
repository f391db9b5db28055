import type { ReactNode } from 'react';
import { useFilter } from './filters.js';

/** A day, or none. */
export function DateFilter({
  name,
  label,
  unset = '',
}: {
  name: string;
  label: string;
  /** What holds when none is chosen. */
  unset?: string;
}): ReactNode {
  const [value, set] = useFilter(name);
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        type="date"
        value={value === '' ? unset : value}
        max="9999-12-31"
        onChange={({ target }) => target.validity.badInput || set(target.value)}
      />
    </label>
  );
}
