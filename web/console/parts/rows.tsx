import { useRef, useState, type ReactNode } from 'react';

interface RowsProps<Item> {
  /** What they are, for everybody to read: `Images`. */
  readonly legend: string;
  /** One of them, in the words of buttons: `image`. */
  readonly one: string;
  readonly first: readonly Item[];
  readonly blank: Item;
  readonly most: number;
  readonly hint?: string;
  readonly children: (item: Item, index: number) => ReactNode;
}

interface Row<Item> {
  readonly id: number;
  readonly item: Item;
}

/** Fields that come as often as somebody wants. */
export function Rows<Item>({ legend, one, first, blank, most, hint, children }: RowsProps<Item>): ReactNode {
  const [rows, setRows] = useState<readonly Row<Item>[]>(() => first.map((item, id) => ({ id, item })));
  const place = useRef<HTMLFieldSetElement>(null);
  const add = (): void => {
    setRows([...rows, { id: 1 + Math.max(-1, ...rows.map(({ id }) => id)), item: blank }]);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('.row:last-of-type input')?.focus(),
    );
  };
  const remove = (id: number): void => {
    setRows(rows.filter((row) => row.id !== id));
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('.add')?.focus());
  };
  return (
    <fieldset className="rows" ref={place}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {rows.map(({ id, item }, index) => (
        <div className="row" key={id}>
          {children(item, index)}
          <button
            type="button"
            className="button link"
            aria-label={`Remove ${one} ${index + 1}`}
            onClick={() => remove(id)}
          >
            Remove
          </button>
        </div>
      ))}
      <button type="button" className="button add" disabled={rows.length >= most} onClick={add}>
        Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
      </button>
    </fieldset>
  );
}
