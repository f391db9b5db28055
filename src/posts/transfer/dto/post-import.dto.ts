import { DateTime, Int, Nested, Nullable, OneOf } from '../../../http/fields/fields.js';
import { Id, LongText, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import {
  postImportFormats,
  postImportStatuses,
  severities,
  type PostImportErrorRow,
  type PostImportFormat,
  type PostImportRow,
  type PostImportStatus,
  type Severity,
} from '../imports.sql.js';

const mostPosts = 2_147_483_647;

/** What became of the posts of a file so far. */
export class PostImportCountsDto {
  /** All of them. @example 120 */
  @Int(0, mostPosts)
  read: number;

  /** @example 100 */
  @Int(0, mostPosts)
  created: number;

  /** @example 12 */
  @Int(0, mostPosts)
  updated: number;

  /** Posts that were so already. @example 5 */
  @Int(0, mostPosts)
  unchanged: number;

  /** `GET /post-imports/:id/errors` says why. @example 1 */
  @Int(0, mostPosts)
  refused: number;

  /** What is no post: pages and attachments of WordPress. @example 2 */
  @Int(0, mostPosts)
  leftOut: number;
}

/** How far the file has been read. */
export class PostImportProgressDto {
  /** Bytes of the file. @example 81920 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  total: number;

  /** Of which so many are done. @example 40960 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  done: number;
}

/** Why an import failed as a whole; what it had done by then stays. */
export class PostImportFailureDto {
  /** @example BROKEN_ARCHIVE */
  @Text(100)
  code: string;

  /** @example It is no zip archive that can be read. */
  @LongText(500)
  detail: string;
}

/** An import of posts. */
export class PostImportDto {
  @Id()
  id: string;

  /** `zip`: Markdown with front matter; `wxr`: an export of WordPress. */
  @OneOf(postImportFormats, 'PostImportFormat')
  format: PostImportFormat;

  @OneOf(postImportStatuses, 'PostImportStatus')
  status: PostImportStatus;

  @Nested(() => PostImportProgressDto)
  bytes: PostImportProgressDto;

  @Nested(() => PostImportCountsDto)
  posts: PostImportCountsDto;

  @Nullable()
  @Nested(() => PostImportFailureDto)
  failure: PostImportFailureDto | null;

  /** Whose it is. */
  @Id()
  createdBy: string;

  @DateTime()
  createdAt: string;

  @Nullable()
  @DateTime()
  startedAt: string | null;

  @Nullable()
  @DateTime()
  finishedAt: string | null;

  static from(row: PostImportRow): PostImportDto {
    const { posts_created: created, posts_updated: updated, posts_unchanged: unchanged } = row;
    const { posts_refused: refused, posts_left_out: leftOut } = row;
    const read = created + updated + unchanged + refused + leftOut;
    return Object.assign(new PostImportDto(), {
      id: row.id,
      format: row.format,
      status: row.status,
      bytes: { total: row.bytes_total, done: row.bytes_done },
      posts: { read, created, updated, unchanged, refused, leftOut },
      failure:
        row.failure_code === null ? null : { code: row.failure_code, detail: row.failure_detail ?? '' },
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      startedAt: row.started_at?.toISOString() ?? null,
      finishedAt: row.finished_at?.toISOString() ?? null,
    });
  }
}

/** A page of imports. */
export class PostImportPageDto extends PageOf(PostImportDto) {}

/** One thing that is wrong with a post of a file, or that was left out of it. */
export class PostImportErrorDto {
  /** Which post of the file, from 1. @example 17 */
  @Int(1, mostPosts)
  position: number;

  /** The file in the archive, or the title in an export of WordPress. @example how-to-pour.md */
  @Text(300)
  name: string;

  /** `error`: the post was refused. `warning`: something was left out. */
  @OneOf(severities, 'PostImportSeverity')
  severity: Severity;

  /** As in a request for one post; `file`: all of it. @example tags */
  @Text(300)
  field: string;

  /** @example UNKNOWN_FIELD */
  @Text(100)
  code: string;

  /** @example is not a field of this request */
  @Text(1000)
  message: string;

  static from(row: PostImportErrorRow): PostImportErrorDto {
    const { position, name, severity, field, code, message } = row;
    return Object.assign(new PostImportErrorDto(), { position, name, severity, field, code, message });
  }
}

/** A page of what is wrong, and of what was left out. */
export class PostImportErrorPageDto extends PageOf(PostImportErrorDto) {}
