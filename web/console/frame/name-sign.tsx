import type { ReactNode } from 'react';

/** Our name with the colonnade. */
export function NameSign(): ReactNode {
  return (
    <p className="name">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path fill="currentColor" d="M8 1 1 5v1h14V5zM2 7h2v5H2zm5 0h2v5H7zm5 0h2v5h-2zM1 13h14v2H1z" />
      </svg>{' '}
      Stoa
    </p>
  );
}
