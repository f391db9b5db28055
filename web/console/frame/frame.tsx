import { Suspense, useState, type ReactNode } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { home } from '../home.js';
import { useMe } from '../entrance/me.js';
import { signOut } from '../entrance/leaving.js';
import { ScreenHead } from '../parts/screen-head.js';
import { useGoing } from './arrival.js';
import { Boundary } from './boundary.js';
import { useKeys } from './keys.js';
import { KeysDialog } from './keys-dialog.js';
import { NameSign } from './name-sign.js';
import { Outage } from './outage.js';
import { areas, screens, type Area } from './screens.js';
import { ThemeChoice } from './theme-choice.js';

/** What surrounds every screen: where one can go, who one is, and the keys for those who use no mouse. */
export function Frame(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const mine = useAreas();
  useKeys(mine, () => setShowsKeys(true));
  return (
    <div className="frame">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <NameSign />
        <button
          type="button"
          className="button menu"
          aria-expanded={isOpen}
          aria-controls="places"
          onClick={() => setOpen(!isOpen)}
        >
          Menu
        </button>
      </header>
      <aside className={isOpen ? 'side open' : 'side'} id="places">
        <Places areas={mine} onGo={() => setOpen(false)} />
        <Person onKeys={() => setShowsKeys(true)} />
      </aside>
      <main id="content" tabIndex={-1}>
        <Outage />
        <Screens />
      </main>
      {showsKeys ? <KeysDialog areas={mine} onClose={() => setShowsKeys(false)} /> : null}
    </div>
  );
}

/** The areas of whoever is signed in. */
function useAreas(): readonly Area[] {
  const { permissions } = useMe();
  const held = new Set<string>(permissions);
  return areas.filter(
    (area) => area.permissions.length === 0 || area.permissions.some((one) => held.has(one)),
  );
}

function Places({ areas: mine, onGo }: { areas: readonly Area[]; onGo: () => void }): ReactNode {
  const [location] = useLocation();
  const isHere = (path: string): boolean => (path === '/' ? location === '/' : location.startsWith(path));
  return (
    <nav aria-label="Console">
      <ul>
        {mine.map(({ title, path }) => (
          <li key={path}>
            <Link href={path} aria-current={isHere(path) ? 'page' : undefined} onClick={onGo}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Person({ onKeys }: { onKeys: () => void }): ReactNode {
  const { name, email, role } = useMe();
  return (
    <div className="person">
      <p>
        <strong>{name ?? email}</strong>
        <span className="quiet">{role}</span>
      </p>
      <ThemeChoice />
      <p className="links">
        <button type="button" className="button link" onClick={onKeys}>
          Keys
        </button>
        <a href={`${home}/docs`}>API</a>
        <a href={`${home}/`}>Account</a>
        <button type="button" className="button link" onClick={() => void signOut()}>
          Sign out
        </button>
      </p>
    </div>
  );
}

function Screens(): ReactNode {
  const [location] = useLocation();
  useGoing();
  return (
    <Boundary key={location}>
      <Suspense fallback={<p className="waiting">One moment …</p>}>
        <Switch>
          {screens.map(({ path, component }) => (
            <Route key={path} path={path} component={component as never} />
          ))}
          <Route>
            <ScreenHead title="There is nothing here" />
            <p>
              The address leads nowhere, or what stood there is gone.{' '}
              <Link href="/">Go to the dashboard</Link>
            </p>
          </Route>
        </Switch>
      </Suspense>
    </Boundary>
  );
}
