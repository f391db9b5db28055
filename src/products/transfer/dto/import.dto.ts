import { DateTime, Flag, Int, Nested, Nullable, OneOf } from '../../../http/fields/fields.js';
import { Id, LongText, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import {
  importFormats,
  importStatuses,
  type ImportErrorRow,
  type ImportFormat,
  type ImportRow,
  type ImportStatus,
} from '../imports.sql.js';

const mostRows = 2_147_483_647;

/** What became of the rows so far; of a dry run, what would. */
export class ImportRowsDto {
  /** All of them. @example 1200 */
  @Int(0, mostRows)
  read: number;

  /** Rows that made a variant. @example 1000 */
  @Int(0, mostRows)
  created: number;

  /** @example 150 */
  @Int(0, mostRows)
  updated: number;

  /** Rows that said what was so already. @example 49 */
  @Int(0, mostRows)
  unchanged: number;

  /** `GET /imports/:id/errors` says why. @example 1 */
  @Int(0, mostRows)
  refused: number;
}

/** How far the file has been read. */
export class ImportProgressDto {
  /** Bytes of the file. @example 81920 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  total: number;

  /** Of which so many are done. @example 40960 */
  @Int(0, Number.MAX_SAFE_INTEGER)
  done: number;
}

/** Why an import failed as a whole. */
export class ImportFailureDto {
  /** @example ROWS_REFUSED */
  @Text(100)
  code: string;

  /** @example One row was refused, so none was taken. */
  @LongText(500)
  detail: string;
}

/** An import. */
export class ImportDto {
  @Id()
  id: string;

  @OneOf(importFormats, 'TransferFormat')
  format: ImportFormat;

  /** Whether it only says what would happen. */
  @Flag()
  dryRun: boolean;

  /** Whether it takes all rows or none. */
  @Flag()
  atomic: boolean;

  /** `checking` changes nothing yet: a dry run, or the first pass of an atomic import. */
  @OneOf(importStatuses, 'ImportStatus')
  status: ImportStatus;

  @Nested(() => ImportProgressDto)
  bytes: ImportProgressDto;

  @Nested(() => ImportRowsDto)
  rows: ImportRowsDto;

  @Nullable()
  @Nested(() => ImportFailureDto)
  failure: ImportFailureDto | null;

  /** Whose it is; `null`: somebody who is gone. */
  @Nullable()
  @Id()
  createdBy: string | null;

  @DateTime()
  createdAt: string;

  @Nullable()
  @DateTime()
  startedAt: string | null;

  @Nullable()
  @DateTime()
  finishedAt: string | null;

  static from(row: ImportRow): ImportDto {
    const {
      rows_created: created,
      rows_updated: updated,
      rows_unchanged: unchanged,
      rows_refused: refused,
    } = row;
    return Object.assign(new ImportDto(), {
      id: row.id,
      format: row.format,
      dryRun: row.dry_run,
      atomic: row.atomic,
      status: row.status,
      bytes: { total: row.bytes_total, done: row.bytes_done },
      rows: { read: created + updated + unchanged + refused, created, updated, unchanged, refused },
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
export class ImportPageDto extends PageOf(ImportDto) {}

/** One thing that is wrong with a refused row. */
export class ImportErrorDto {
  /** The line of the file on which the row begins, from 1. @example 17 */
  @Int(1, mostRows)
  line: number;

  /** As far as it could be read. @example KET-001 */
  @Nullable()
  @Text(64)
  sku: string | null;

  /** Path with dots, as in a request for one product; `row`: all of it. @example price.amount */
  @Nullable()
  @Text(300)
  field: string | null;

  /** @example INT */
  @Text(100)
  code: string;

  /** @example must be an integer number */
  @Text(1000)
  message: string;

  static from(row: ImportErrorRow): ImportErrorDto {
    const { line, sku, field, code, message } = row;
    return Object.assign(new ImportErrorDto(), { line, sku, field, code, message });
  }
}

/** A page of what is wrong. */
export class ImportErrorPageDto extends PageOf(ImportErrorDto) {}
