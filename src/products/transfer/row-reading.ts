import { Injectable } from '@nestjs/common';
import { faultOfShape } from '../../http/edge/json-shape.js';
import { Problem } from '../../http/problem/problem.js';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { Validation } from '../../http/validation.pipe.js';
import { rowOfCsv, type CsvHeader } from './csv-row.js';
import { MalformedCsv } from '../../http/csv/csv.js';
import { ImportRowDto } from './dto/import-row.dto.js';
import type { RawRecord } from './records.js';

/** A row that can be carried out. */
export interface ReadRow {
  readonly line: number;
  readonly row: ImportRowDto;
}

/** A row that is refused, with all that is wrong with it. */
export interface RefusedRow {
  readonly line: number;
  /** As it stands in the file. */
  readonly sku: string | null;
  readonly faults: readonly FieldError[];
}

const shape = { depth: 32, values: 2_000 };
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** From bytes to rows that are valid, by the very rules that a request for one product has. */
@Injectable()
export class RowReading {
  constructor(private readonly validation: Validation) {}

  /** The row of a record, or what is wrong with it. */
  async read(record: RawRecord, header: CsvHeader | null): Promise<ReadRow | RefusedRow> {
    const { line } = record;
    let sku: string | null = null;
    try {
      const given = parsed(record.bytes, header);
      if (typeof given['sku'] === 'string') sku = given['sku'];
      const metadata = { type: 'body' as const, metatype: ImportRowDto };
      return { line, row: (await this.validation.transform(given, metadata)) as ImportRowDto };
    } catch (error) {
      return { line, sku, faults: faultsOf(error) };
    }
  }
}

/** What an error says of a row; what says nothing of it is thrown again. */
export function faultsOf(error: unknown): readonly FieldError[] {
  if (error instanceof ValidationFailed) return error.errors;
  if (error instanceof MalformedCsv) return [{ field: 'row', message: error.message, code: 'MALFORMED' }];
  if (error instanceof Problem) return [{ field: 'row', message: error.detail, code: error.kind.code }];
  throw error;
}

function parsed(bytes: Buffer, header: CsvHeader | null): Record<string, unknown> {
  const text = decoded(bytes);
  if (header !== null) return rowOfCsv(text, header);
  if (faultOfShape(bytes, shape) !== null)
    throw malformed('is nested too deep, has too many values, or text that cannot be stored');
  const value = parsedJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('must be a JSON object');
  return value as Record<string, unknown>;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('must be JSON');
  }
}

/** @throws ValidationFailed */
export function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('must be UTF-8');
  }
}

const malformed = (message: string): ValidationFailed =>
  new ValidationFailed([{ field: 'row', message, code: 'MALFORMED' }]);
