import type { ReactNode } from 'react';
import { Dialog } from '../parts/dialog.js';
import type { Area } from './screens.js';

const everywhere: readonly (readonly [keys: string, what: string])[] = [
  ['/', 'Search'],
  ['j  k', 'The next and the previous line of a list'],
  ['Enter', 'Open the line'],
  ['n  p', 'The next and the previous page'],
  ['?', 'These keys'],
];

/** The keys, to look up. */
export function KeysDialog({ areas, onClose }: { areas: readonly Area[]; onClose: () => void }): ReactNode {
  const rows = [...everywhere, ...areas.map(({ key, title }) => [`g  ${key}`, title] as const)];
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
