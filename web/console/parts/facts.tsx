import type { ReactNode } from 'react';

/** What is known of one thing, each with its name. */
export function Facts({ of }: { of: readonly (readonly [name: string, fact: ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {of.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Something with an inside that only programs give a form: as JSON, to be read and copied. */
export function Inside({ of, title }: { of: unknown; title: string }): ReactNode {
  const text = typeof of === 'string' ? indented(of) : JSON.stringify(of, null, 2);
  return (
    <pre className="inside" tabIndex={0} role="region" aria-label={title}>
      {text}
    </pre>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
