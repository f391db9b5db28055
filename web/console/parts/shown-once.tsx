import { useRef, useState, type ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { download } from './download.js';

interface Shown {
  readonly title: string;
  /** What to know of it. */
  readonly children: ReactNode;
  /** The secret, in as many lines as it has. */
  readonly text: string;
  /** The name of the file when it is kept as one. */
  readonly fileName: string;
  readonly onClose: () => void;
}

/** A secret that is shown this once: to be copied, or kept as a file. */
export function ShownOnce({ title, children, text, fileName, onClose }: Shown): ReactNode {
  const place = useRef<HTMLPreElement>(null);
  const [words, setWords] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <div>{children}</div>
      <pre ref={place} className="inside secret" tabIndex={0} role="region" aria-label="The secret">
        {text}
      </pre>
      <p className="actions">
        <button
          type="button"
          className="button main"
          onClick={() => void copied(text, place.current).then(setWords)}
        >
          Copy
        </button>
        <button type="button" className="button" onClick={() => download(fileName, text, 'text/plain')}>
          Keep as a file
        </button>
        <button type="button" className="button" onClick={onClose}>
          I have kept it
        </button>
      </p>
      <p role="status" className="quiet">
        {words}
      </p>
    </Dialog>
  );
}

/** Copies it; where the browser forbids that, it is marked for the hands. */
async function copied(text: string, place: HTMLElement | null): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    if (place !== null) getSelection()?.selectAllChildren(place);
    return 'Your browser does not let this page copy. It is marked: press Ctrl and C.';
  }
}
