import { useId, useState, type ReactNode } from 'react';
import { useFault } from '../../parts/form.js';
import { CategoryChooser } from './category-chooser.js';

/** A category in a form; its value is the id, or empty. */
export function CategoryField({
  name,
  label,
  first,
  none,
}: {
  name: string;
  label: string;
  first: string | null;
  none: string;
}): ReactNode {
  const id = useId();
  const [chosen, setChosen] = useState(first);
  const fault = useFault(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <CategoryChooser {...{ id, chosen, none }} onChoose={setChosen} describedBy={`${id}-fault`} />
      <input type="hidden" name={name} value={chosen ?? ''} />
      <p id={`${id}-fault`} className="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}
