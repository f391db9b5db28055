import type { FieldDiff, RevisionDiff, TextPart } from '@stoa/sdk';
import type { ReactNode } from 'react';

const titles: Readonly<Record<FieldDiff['field'], string>> = {
  title: 'Title',
  slug: 'Slug',
  content: 'Text',
  excerpt: 'Excerpt',
  tags: 'Tags',
  metaTitle: 'Title for search engines',
  metaDescription: 'Description for search engines',
  canonicalUrl: 'Where the text stood first',
};

/** How two revisions differ. What was put in is underlined, what was taken out struck through, and readers aloud are told. */
export function Diff({ of: { fields } }: { of: RevisionDiff }): ReactNode {
  if (fields.length === 0) return <p className="empty">The texts are the same.</p>;
  return (
    <div className="diff">
      {fields.map(({ field, parts }) => (
        <section key={field} aria-label={titles[field]}>
          <h3>{titles[field]}</h3>
          <p>
            {parts.map((part, index) => (
              <Part key={index} part={part} isTag={field === 'tags'} />
            ))}
          </p>
        </section>
      ))}
    </div>
  );
}

function Part({ part: { kind, text }, isTag }: { part: TextPart; isTag: boolean }): ReactNode {
  const words = isTag ? `${text} ` : text;
  if (kind === 'kept') return <span>{isTag ? words : shortened(words)}</span>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="hidden-words">{kind === 'added' ? '[put in: ' : '[taken out: '}</span>
      {words}
      <span className="hidden-words">]</span>
    </Mark>
  );
}

const shown = 300;

/** Of long pieces that stayed only both ends matter. */
function shortened(text: string): string {
  return text.length <= 2 * shown + 100
    ? text
    : `${text.slice(0, shown)}\n… the same …\n${text.slice(-shown)}`;
}
