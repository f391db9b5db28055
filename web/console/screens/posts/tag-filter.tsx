import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SelectFilter, useFilter } from '../../parts/filters.js';
import { stoa } from '../../stoa.js';

/** What posts are about: the hundred tags that most of them carry, and the one that was asked for. */
export function TagFilter(): ReactNode {
  const [chosen] = useFilter('tag');
  const { data } = useQuery({
    queryKey: ['tags', 'often'],
    queryFn: () => stoa.listTags({ limit: 100, sort: '-postCount' }),
    staleTime: 60_000,
  });
  const tags = data?.data.map(({ slug, name }) => [slug, name] as const) ?? [];
  const isMissing = chosen !== '' && !tags.some(([slug]) => slug === chosen);
  return (
    <SelectFilter name="tag" label="Tag" options={isMissing ? [...tags, [chosen, chosen] as const] : tags} />
  );
}
