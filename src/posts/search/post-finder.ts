import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import { guessed } from '../../http/list/counting.js';
import { refuseBoth, slice, type Condition, type Listing, type Slice } from '../../http/list/listing.js';
import { searchPage } from '../../search/broad-search.js';
import { byTime } from '../../search/recency-by-time.js';
import { marked } from '../../search/highlight.js';
import { understand } from '../../search/understanding.js';
import type { ListPostsDto } from '../dto/list-posts.dto.js';
import { filtersOf, isOfPublished, shownTo } from '../post-filters.js';
import { draftListing, publishedListing, type PostSummaryRow } from '../posts.sql.js';
import { journalWords } from './journal-words.js';

/** A post that was found; with a search, with what matched it. */
export interface FoundPostRow extends PostSummaryRow {
  /** Matches stand between U+0001 and U+0002. */
  highlights?: { title: string; text: string };
}

/** Beyond this much of a text matches are found, and not shown. */
const shownText = 20_000;

const published = byTime({
  ...{ table: 'posts', column: 'published_at', field: 'publishedAt' },
  among: "p.status = 'published'",
});
const withDrafts = byTime({ table: 'posts', column: 'created_at', field: 'createdAt', among: 'true' });

/** Finds posts among those that somebody sees. */
@Injectable()
export class PostFinder {
  constructor(private readonly database: Database) {}

  /**
   * A page of posts; with a search the best match comes first unless told.
   *
   * @throws MalformedRequest, ValidationFailed page, cursor or sort do not fit
   */
  async find(caller: Caller | null, wanted: ListPostsDto): Promise<Slice<FoundPostRow>> {
    refuseBoth(wanted);
    const source = this.database.read;
    const list = isOfPublished(wanted) ? publishedListing : draftListing;
    const filters = [shownTo(caller, wanted), ...filtersOf(wanted)];
    if (wanted.search === undefined) return slice(source, list, filters, wanted);
    const query = await understand(source, plain(wanted.search), journalWords(source, caller !== null));
    const listing = ranked(list, caller, query);
    const conditions = [...filters, hasWords(caller, query)];
    const sort = wanted.sort ?? listing.defaultSort;
    if (!/(^|[,-])relevance(,|$)/.test(sort)) return slice(source, listing, conditions, wanted);
    const recency = isOfPublished(wanted) ? published : withDrafts;
    return searchPage({ source, listing, conditions, wanted, sort, recency });
  }
}

/** Marks become blanks as they do in the column, so that words they join are found. */
const plain = (search: string): string => search.replaceAll(/[_@/~<>]/g, ' ');

/** What is found by, and ranked by: for those who do not see what is for members nothing of its text. */
const wordsFor = (caller: Caller | null): string =>
  caller === null ? 'open_words(p.search, p.visibility)' : 'p.search';

const hasWords = (caller: Caller | null, query: string): Condition => ({
  sql: `${wordsFor(caller)} @@ ?::tsquery`,
  values: [query],
});

function ranked(list: Listing, caller: Caller | null, query: string): Listing {
  const text =
    caller === null ? "CASE WHEN p.visibility = 'public' THEN p.content ELSE p.excerpt END" : 'p.content';
  const highlights = `json_build_object('title', ${marked('p.title')},
    'text', ${marked(`plain_words(left(${text}, ${shownText}))`)}) AS highlights`;
  return {
    ...list,
    select: `${list.select}, ${highlights}`,
    from: `${list.from} CROSS JOIN LATERAL (SELECT ts_rank(${wordsFor(caller)}, ?::tsquery) AS relevance) AS ranked`,
    values: [query],
    sortable: { ...list.sortable, relevance: 'ranked.relevance' },
    defaultSort: '-relevance',
    ...(list.shown && { shown: { ...list.shown, selected: [query, query] } }),
    bounds: guessed,
  };
}
