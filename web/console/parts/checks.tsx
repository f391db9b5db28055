import { useId, type ReactNode } from 'react';
import { useFault } from './form.js';

/** Some of many, as boxes to tick. What was ticked: `values.data.getAll(name)`. */
export function Checks({
  name,
  legend,
  options,
  ticked,
}: {
  name: string;
  legend: string;
  options: readonly string[];
  ticked: readonly string[];
}): ReactNode {
  const id = useId();
  const fault = useFault(name);
  return (
    <div className="field">
      <fieldset className="choices" aria-describedby={id}>
        <legend>{legend}</legend>
        {options.map((option) => (
          <label key={option} className="choice">
            <input type="checkbox" name={name} value={option} defaultChecked={ticked.includes(option)} />{' '}
            <span className="mono">{option}</span>
          </label>
        ))}
      </fieldset>
      <p id={id} className="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}
