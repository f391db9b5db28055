import type { ReactNode } from 'react';
import type { Upload } from './uploads.js';

/** How far images are on their way into the library. */
export function UploadList({
  uploads,
  putAway,
}: {
  uploads: readonly Upload[];
  putAway: (key: number) => void;
}): ReactNode {
  return (
    <ul className="uploads" aria-live="polite" aria-label="Images on their way" hidden={uploads.length === 0}>
      {uploads.map(({ key, name, part, fault }) => (
        <li key={key}>
          <span>{name}</span>
          {fault === null ? (
            <progress value={part} max={1} aria-label={`${name} is on its way`} />
          ) : (
            <>
              <span className="fault">{fault}</span>
              <button type="button" className="button link" onClick={() => putAway(key)}>
                Put away<span className="hidden-words"> {name}</span>
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
