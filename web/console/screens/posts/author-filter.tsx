import type { FoundPost } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { useMe } from '../../entrance/me.js';
import { SelectFilter, useFilter } from '../../parts/filters.js';

/** Names of authors, by id: as lists of posts have told them. */
const known = new Map<string, string>();

/** Remembers whose posts were seen, to choose among them. */
export function noteAuthors(posts: readonly FoundPost[]): void {
  for (const { author } of posts)
    if (author !== null && !known.has(author.id)) known.set(author.id, author.name ?? 'Without a name');
}

/** Whose posts: one's own, or those of somebody who was seen here. */
export function AuthorFilter(): ReactNode {
  const me = useMe();
  const [chosen] = useFilter('author');
  const others = [...known].filter(([id]) => id !== me.id);
  const missing = chosen !== '' && chosen !== me.id && !known.has(chosen);
  return (
    <SelectFilter
      name="author"
      label="Author"
      all="Everybody"
      options={[
        [me.id, 'Mine'],
        ...others.sort(([, one], [, other]) => one.localeCompare(other)),
        ...(missing ? [[chosen, 'Somebody'] as const] : []),
      ]}
    />
  );
}
