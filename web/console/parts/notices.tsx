import { useEffect, useState, type ReactNode } from 'react';

type Kind = 'good' | 'bad';

interface Notice {
  readonly id: number;
  readonly words: string;
  readonly kind: Kind;
}

let tell: (words: string, kind: Kind) => void = () => undefined;

/** Says what came of something, for a while, to eyes and to screen readers. */
export function notify(words: string, kind: Kind = 'good'): void {
  tell(words, kind);
}

/** Where that is said. */
export function Notices(): ReactNode {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  useEffect(() => {
    let last = 0;
    tell = (words, kind) => {
      const id = (last += 1);
      setNotices((shown) => [...shown.slice(-2), { id, words, kind }]);
      setTimeout(() => setNotices((shown) => shown.filter((notice) => notice.id !== id)), 8_000);
    };
  }, []);
  return (
    <div className="notices" role="status">
      {notices.map(({ id, words, kind }) => (
        <p key={id} className={kind}>
          {words}
        </p>
      ))}
    </div>
  );
}
