import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { useFault } from './form.js';

interface Said {
  readonly name: string;
  readonly label: string;
  /** What to know before one fills it in. */
  readonly hint?: string;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A field with its label, what to know of it, and what is wrong with it. */
function Field({
  name,
  label,
  hint,
  children,
}: Said & { children: (wiring: Wiring) => ReactNode }): ReactNode {
  const id = useId();
  const fault = useFault(name);
  const wiring = { id, 'aria-invalid': fault !== undefined, 'aria-describedby': `${id}-hint ${id}-fault` };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(wiring)}
      <p id={`${id}-hint`} className="hint" hidden={hint === undefined}>
        {hint}
      </p>
      <p id={`${id}-fault`} className="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}

/** One line of text, a number, a date or a secret. */
export function TextField({
  name,
  label,
  hint,
  ...rest
}: Said & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      {(wiring) => <input name={name} {...rest} {...wiring} />}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  ...rest
}: Said & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      {(wiring) => <textarea name={name} rows={4} {...rest} {...wiring} />}
    </Field>
  );
}

/** One of a few. */
export function SelectField({
  name,
  label,
  hint,
  options,
  ...rest
}: Said &
  SelectHTMLAttributes<HTMLSelectElement> & {
    options: readonly (readonly [value: string, words: string])[];
  }): ReactNode {
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      {(wiring) => (
        <select name={name} {...rest} {...wiring}>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckField({
  name,
  label,
  ...rest
}: Said & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  return (
    <label className="choice">
      <input type="checkbox" name={name} {...rest} /> {label}
    </label>
  );
}
