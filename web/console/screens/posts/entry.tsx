import type { InputHTMLAttributes, ReactNode } from 'react';
import { TextArea, TextField } from '../../parts/fields.js';
import { FaultsContext } from '../../parts/form.js';
import type { Draft } from './editing.js';
import type { Editing } from './use-editing.js';

type Texts = {
  [Field in keyof Draft]: Draft[Field] extends string ? (string extends Draft[Field] ? Field : never) : never;
}[keyof Draft];

interface EntryProps {
  readonly editing: Editing;
  readonly field: Texts;
  readonly label: string;
  readonly hint?: string;
  /** Whether it takes several lines. */
  readonly isLong?: boolean;
}

/** A field of the post that takes text. */
export function Entry({
  editing: { draft, faults, set },
  field,
  isLong = false,
  ...rest
}: EntryProps & Pick<InputHTMLAttributes<HTMLInputElement>, 'maxLength' | 'required' | 'type'>): ReactNode {
  const { type, ...both } = rest;
  const typed = { name: field, value: draft[field] };
  return (
    <FaultsContext value={faults}>
      {isLong ? (
        <TextArea {...both} {...typed} rows={3} onChange={({ target }) => set(field, target.value)} />
      ) : (
        <TextField
          {...both}
          {...typed}
          type={type ?? 'text'}
          autoComplete="off"
          onChange={({ target }) => set(field, target.value)}
        />
      )}
    </FaultsContext>
  );
}
