import { PageMetaDto } from './page-meta.dto.js';
import type { ShortListQuery } from './short-list-query.dto.js';

/** The most that a short list may have. */
const most = 100;

/** The page of a short list that was asked for, and what is said of it. */
export function pageOfShort<Row>(
  rows: readonly Row[],
  { limit = most, page = 1 }: ShortListQuery = {},
): { rows: readonly Row[]; meta: PageMetaDto } {
  const total = rows.length;
  const meta = { page, limit, total, totalPages: Math.ceil(total / limit), nextCursor: null };
  return {
    rows: rows.slice((page - 1) * limit, page * limit),
    meta: Object.assign(new PageMetaDto(), meta),
  };
}
