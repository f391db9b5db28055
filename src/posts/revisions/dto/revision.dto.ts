import {
  DateTime,
  Int,
  ListOf,
  Nested,
  Nullable,
  OneOf,
  Optional,
  QueryInt,
} from '../../../http/fields/fields.js';
import { Formed, LongText, Slug, Text, Texts } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { AuthorDto } from '../../dto/post-summary.dto.js';
import { webAddress } from '../../dto/write-post.dto.js';
import { comparedFields, type ComparedField, type FieldDiff } from '../revision-diff.js';
import type { RevisionRow, RevisionSummaryRow } from '../revisions.sql.js';
import type { TextPart } from '../text-diff.js';

const mostRevisions = 2_147_483_647;

/** A state that the text of a post was in, as lists show it. */
export class RevisionSummaryDto {
  /** 1, 2, 3 and so on, for each post. @example 3 */
  @Int(1, mostRevisions)
  number: number;

  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** Who wrote it; `null` once the person was erased. */
  @Nullable()
  @Nested(() => AuthorDto)
  author: AuthorDto | null;

  /** The number of the revision that it brought back, if it did. @example 1 */
  @Nullable()
  @Int(1, mostRevisions)
  restoredFrom: number | null;

  @DateTime()
  createdAt: string;

  static from(row: RevisionSummaryRow): RevisionSummaryDto {
    return Object.assign(new RevisionSummaryDto(), summaryOf(row));
  }
}

/** A page of revisions. */
export class RevisionPageDto extends PageOf(RevisionSummaryDto) {}

/** A revision, whole. */
export class RevisionDto extends RevisionSummaryDto {
  /** @example how-to-pour */
  @Slug(220)
  slug: string;

  /** Markdown. @example "Boil **fresh** water." */
  @LongText(60_000)
  content: string;

  /** `null`: the beginning of the text. @example "Water, patience and a steady hand." */
  @Nullable()
  @LongText(500)
  excerpt: string | null;

  /** Names, as they were. @example ["Pour over"] */
  @Texts(20, 50)
  tags: string[];

  /** @example "How to pour tea" */
  @Nullable()
  @Text(200)
  metaTitle: string | null;

  /** @example "Pouring tea in five steps." */
  @Nullable()
  @Text(500)
  metaDescription: string | null;

  /** @example https://example.com/how-to-pour */
  @Nullable()
  @Formed(webAddress, 2000, 'must be an http or https address')
  canonicalUrl: string | null;

  static override from(row: RevisionRow): RevisionDto {
    return Object.assign(new RevisionDto(), summaryOf(row), {
      slug: row.slug,
      content: row.content,
      excerpt: row.excerpt,
      tags: row.tags,
      metaTitle: row.meta_title,
      metaDescription: row.meta_description,
      canonicalUrl: row.canonical_url,
    });
  }
}

/** With which revision another one is compared. */
export class RevisionDiffQuery {
  /** Its number; left out, that of the one before. @example 1 */
  @Optional()
  @QueryInt(1, mostRevisions)
  against?: number;
}

/** A piece of a text; of tags, one tag. */
export class TextPartDto {
  /** In both, in the revision only, or in the one that it is compared with only. */
  @OneOf(['kept', 'added', 'removed'], 'TextPartKind')
  kind: TextPart['kind'];

  /** @example "fresh " */
  @LongText(200_000, { empty: true })
  text: string;
}

/** How one field differs. */
export class FieldDiffDto {
  @OneOf(comparedFields, 'ComparedField')
  field: ComparedField;

  /** In their order: what is kept or removed is the one text, what is kept or added the other. */
  @ListOf(() => TextPartDto, 1, 1000)
  parts: TextPartDto[];
}

/** How a revision differs from another one. */
export class RevisionDiffDto {
  /** @example 3 */
  @Int(1, mostRevisions)
  revision: number;

  /** @example 2 */
  @Int(1, mostRevisions)
  against: number;

  /** Those that differ. */
  @ListOf(() => FieldDiffDto, 0, comparedFields.length)
  fields: FieldDiffDto[];

  static from(made: { revision: number; against: number; fields: readonly FieldDiff[] }): RevisionDiffDto {
    const fields = made.fields.map(({ field, parts }) =>
      Object.assign(new FieldDiffDto(), {
        field,
        parts: parts.map(({ kind, text }) => Object.assign(new TextPartDto(), { kind, text })),
      }),
    );
    return Object.assign(new RevisionDiffDto(), {
      revision: made.revision,
      against: made.against,
      fields,
    });
  }
}

function summaryOf(row: RevisionSummaryRow) {
  return {
    number: row.number,
    title: row.title,
    author: AuthorDto.from({ author_id: row.actor_id, author_name: row.actor_name }),
    restoredFrom: row.restored_from,
    createdAt: row.created_at.toISOString(),
  };
}
