import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useMay } from '../../entrance/me.js';
import { List } from '../../parts/list.js';
import type { Column } from '../../parts/lines.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { ChangeThing } from './change-thing.js';
import type { Kind } from './kind.js';
import { NewThing } from './new-thing.js';
import './settings.css';

const tabs = [
  ['/settings', 'Discounts', 'discounts:manage'],
  ['/settings/shipping-methods', 'Shipping methods', 'shipping:manage'],
  ['/settings/tax-rates', 'Tax rates', 'taxes:manage'],
] as const;

/** Things of a kind: all of them, a new one, and each to be changed. */
export function Things<Thing extends { id: string }, Facts extends object>({
  kind,
}: {
  kind: Kind<Thing, Facts>;
}): ReactNode {
  const [openId, setOpenId] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const mayChange = useMay(kind.permission);
  const columns = mayChange ? [nameColumn(kind, setOpenId), ...kind.columns] : kind.columns;
  return (
    <>
      <ScreenHead title={kind.title}>
        {mayChange ? (
          <button type="button" className="button main" onClick={() => setNew(true)}>
            New {kind.one}
          </button>
        ) : null}
      </ScreenHead>
      <Tabs />
      <List
        title={kind.title}
        queryKey={['settings', kind.title]}
        load={kind.list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={kind.empty}
      />
      {isNew ? <NewThing kind={kind} onClose={() => setNew(false)} /> : null}
      {openId === null ? null : (
        <ChangeThing key={openId} kind={kind} id={openId} onClose={() => setOpenId(null)} />
      )}
    </>
  );
}

function Tabs(): ReactNode {
  const [location] = useLocation();
  const may = { ...useMays() };
  return (
    <nav className="tabs" aria-label="Settings">
      {tabs.map(([path, title, permission]) =>
        may[permission] ? (
          <Link key={path} href={path} aria-current={location === path ? 'page' : undefined}>
            {title}
          </Link>
        ) : null,
      )}
    </nav>
  );
}

const useMays = (): Record<(typeof tabs)[number][2], boolean> => ({
  'discounts:manage': useMay('discounts:manage'),
  'shipping:manage': useMay('shipping:manage'),
  'taxes:manage': useMay('taxes:manage'),
});

const nameColumn = <Thing extends { id: string }, Facts extends object>(
  { nameOf }: Kind<Thing, Facts>,
  open: (id: string) => void,
): Column<Thing> => ({
  title: 'Name',
  cell: (thing) => (
    <button type="button" className="button link" onClick={() => open(thing.id)}>
      {nameOf(thing)}
    </button>
  ),
});
