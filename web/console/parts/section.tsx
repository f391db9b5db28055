import { useId, type ReactNode } from 'react';

/** A part of a screen with a heading of its own, and what can be done with it. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className="section sheet" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
