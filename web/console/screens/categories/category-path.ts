import type { Category } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../queries.js';
import { stoa } from '../../stoa.js';

const minute = 60_000;

/** The category and those above it, the top first. Each is read once for all that ask. */
async function pathTo(id: string): Promise<readonly Category[]> {
  const category = await queries.query({
    queryKey: ['category', id],
    queryFn: () => stoa.getCategory({ id }),
    staleTime: minute,
  });
  return category.parentId === null ? [category] : [...(await pathTo(category.parentId)), category];
}

/** Where a category stands, in words: `Kitchen › Kettles`; null as long as that is not known. */
export function useCategoryPath(id: string | null): string | null {
  const { data } = useQuery({
    queryKey: ['category-path', id],
    queryFn: () => pathTo(id ?? ''),
    enabled: id !== null && id !== '',
    staleTime: minute,
  });
  return data?.map(({ name }) => name).join(' › ') ?? null;
}
