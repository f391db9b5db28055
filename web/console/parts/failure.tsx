import { StoaError } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { sentenceOf } from '../queries.js';

/** In place of what could not be read: why, and the id under which the log of the service knows it. */
export function Failure({ error, again }: { error: unknown; again?: () => void }): ReactNode {
  const requestId = error instanceof StoaError ? error.requestId : null;
  return (
    <div className="failure sheet" role="alert">
      <p>{sentenceOf(error)}</p>
      {requestId === null ? null : <p className="quiet mono">Request {requestId}</p>}
      {again === undefined ? null : (
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}
