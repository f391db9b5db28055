import { useId, type ReactNode } from 'react';
import { countOf } from '../../parts/format.js';
import type { Values } from '../../parts/form.js';
import { Told } from '../../queries.js';
import type { LeftLine } from './order-standing.js';

interface QuantitiesProps {
  readonly legend: string;
  readonly lines: readonly LeftLine[];
  /** Of each line to begin with: all that is left, or none. */
  readonly begin: 'all' | 'none';
}

/** How many of each line. */
export function Quantities({ legend, lines, begin }: QuantitiesProps): ReactNode {
  return (
    <fieldset className="quantities">
      <legend>{legend}</legend>
      {lines.map((one) => (
        <Quantity key={one.line.id} {...one} begin={begin} />
      ))}
    </fieldset>
  );
}

function Quantity({ line, left, begin }: LeftLine & { begin: 'all' | 'none' }): ReactNode {
  const id = useId();
  const options = Object.values(line.options).join(', ');
  return (
    <div className="quantity">
      <label htmlFor={id}>
        {line.name}
        <span className="line-facts quiet">
          {options === '' ? line.sku : `${line.sku} · ${options}`}, {countOf(left)} left
        </span>
      </label>
      <input
        id={id}
        className="number"
        type="number"
        inputMode="numeric"
        name={`quantity ${line.id}`}
        min={0}
        max={left}
        defaultValue={begin === 'all' ? left : 0}
      />
    </div>
  );
}

/** What was filled in of those lines. @throws Told nothing, or no number */
export function chosenLines(
  values: Values,
  lines: readonly LeftLine[],
): { lineId: string; quantity: number }[] {
  const chosen = lines
    .map(({ line }) => ({ lineId: line.id, quantity: values.number(`quantity ${line.id}`) ?? 0 }))
    .filter(({ quantity }) => quantity !== 0);
  if (chosen.some(({ quantity }) => !Number.isInteger(quantity) || quantity < 0))
    throw new Told('Quantities are whole numbers.');
  if (chosen.length === 0) throw new Told('Name at least one thing.');
  return chosen;
}
