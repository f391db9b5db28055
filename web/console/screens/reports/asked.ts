import type { PageMeta, Sales, SalesGroup } from '@stoa/sdk';
import type { Asked } from '../../parts/list.js';
import { stoa } from '../../stoa.js';
import type { AskedSales } from './sales.js';

const groups: readonly string[] = ['day', 'product', 'category'] satisfies SalesGroup[];

/** Which sales the address asks for. */
export function askedOf({ from, to, groupBy, currency }: Asked): AskedSales {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(groupBy === undefined || !groups.includes(groupBy) ? {} : { groupBy: groupBy as SalesGroup }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** A page of the report; its cursors are numbers of pages. */
export async function pageOf(asked: Asked): Promise<{ data: Sales[]; meta: PageMeta }> {
  const page = Math.max(1, Number(asked.cursor ?? 1) || 1);
  const { data, meta } = await stoa.listSales({ ...askedOf(asked), page, limit: 50 });
  const last = meta.totalPages ?? 1;
  return {
    data,
    meta: {
      ...meta,
      prevCursor: page > 1 ? String(page - 1) : null,
      nextCursor: page < last ? String(page + 1) : null,
    },
  };
}
