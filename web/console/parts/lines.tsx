import { useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { useKey } from '../frame/keys.js';

/** A column of a list. */
export interface Column<Item> {
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** The field of `sort` that it goes by. */
  readonly sort?: string;
}

/** Things that stand in lines. */
export interface Lined<Item> {
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string;
  /** Where a line leads, below `/console`. */
  readonly hrefOf?: (item: Item) => string;
}

/** The lines. `j` and `k` go down and up, Enter opens; whoever uses a mouse presses anywhere in the line. */
export function Lines<Item>({
  items,
  columns,
  keyOf,
  hrefOf,
}: Lined<Item> & { items: readonly Item[] }): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  useLineKeys(body);
  const [, go] = useLocation();
  const open = (item: Item, event: MouseEvent | KeyboardEvent): void => {
    if (hrefOf !== undefined && !isForAnother(event)) go(hrefOf(item));
  };
  return (
    <tbody ref={body}>
      {items.map((item) => (
        <tr
          key={keyOf(item)}
          tabIndex={hrefOf === undefined ? undefined : -1}
          className={hrefOf === undefined ? '' : 'leads'}
          onClick={(event) => open(item, event)}
          onKeyDown={(event) => event.key === 'Enter' && open(item, event)}
        >
          {columns.map(({ title, cell, isNumber = false }) => (
            <td key={title} data-title={title} className={isNumber ? 'number' : ''}>
              {cell(item)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Whether something in the line is meant, or its text is being marked. */
function isForAnother({ target, type }: MouseEvent | KeyboardEvent): boolean {
  const control = (target as HTMLElement).closest('a, button, input, select, label');
  return control !== null || (type === 'click' && getSelection()?.type === 'Range');
}

function useLineKeys(body: RefObject<HTMLElement | null>): void {
  useKey('j', () => move(body.current, 1));
  useKey('k', () => move(body.current, -1));
}

function move(body: HTMLElement | null, by: number): void {
  const lines = [...(body?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])];
  const here = lines.indexOf(document.activeElement as HTMLElement);
  lines[Math.max(0, Math.min(lines.length - 1, here + by))]?.focus();
}
