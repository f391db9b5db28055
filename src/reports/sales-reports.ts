import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { csvRecord, defused } from '../http/csv/csv.js';
import type { Slice } from '../http/list/listing.js';
import { ValidationFailed } from '../http/problem/problems.js';
import type { ListSalesDto, SalesQueryDto } from './dto/sales.dto.js';
import * as sql from './sales.sql.js';

const statements = { day: sql.salesByDay, product: sql.salesByProduct, category: sql.salesByCategory };
const [defaultDays, mostDays] = [30, 3_660];
const dayMilliseconds = 86_400_000;
const rowsAtOnce = 1_000;

/** The columns of the file, in their order. */
const columns = [
  ...['day', 'id', 'name', 'slug', 'currency', 'orders', 'units', 'subtotal', 'discount', 'shipping', 'tax'],
  ...['tax_included', 'total', 'refunded_units', 'refunded'],
] as const satisfies readonly (keyof sql.SalesRow)[];

/** From which day to which, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** What was sold, from counters that events keep: the cost is that of the days asked for, not of the orders. */
@Injectable()
export class SalesReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of the report. @throws ValidationFailed the days are none, or too many */
  async page(query: ListSalesDto): Promise<Slice<sql.SalesRow>> {
    const { page = 1, limit = 100 } = query;
    const days = this.daysOf(query);
    const rows = await this.read(query, days, limit, (page - 1) * limit);
    // behind the end no row says how many there are
    const [first] = rows.length > 0 || page === 1 ? rows : await this.read(query, days, 1, 0);
    const total = first?.rows ?? 0;
    return { rows, meta: { page, limit, total, totalPages: Math.ceil(total / limit), nextCursor: null } };
  }

  /** All of the report as CSV, read while it is sent. @throws ValidationFailed the days are none, or too many */
  file(query: SalesQueryDto): Readable {
    return Readable.from(this.pieces(query, this.daysOf(query)), { objectMode: false });
  }

  private async *pieces(query: SalesQueryDto, days: Days): AsyncGenerator<string> {
    yield csvRecord(columns);
    for (let at = 0; ; at += rowsAtOnce) {
      const rows = await this.read(query, days, rowsAtOnce, at);
      if (rows.length > 0) yield rows.map(recordOf).join('');
      if (rows.length < rowsAtOnce) return;
    }
  }

  private read(
    { groupBy = 'day', currency }: SalesQueryDto,
    { from, to }: Days,
    limit: number,
    offset: number,
  ): Promise<sql.SalesRow[]> {
    return this.database.read.rows(statements[groupBy], from, to, currency ?? null, limit, offset);
  }

  private daysOf({ from, to }: SalesQueryDto): Days {
    const end = to === undefined ? this.clock.now() : new Date(to);
    const begin =
      from === undefined ? new Date(end.getTime() - (defaultDays - 1) * dayMilliseconds) : new Date(from);
    const days = { from: dayOf(begin), to: dayOf(end) };
    const span = (Date.parse(days.to) - Date.parse(days.from)) / dayMilliseconds + 1;
    if (span < 1) throw unusable('must not be before "from"', 'ORDER');
    if (span > mostDays) throw unusable(`must be at most ${mostDays} days after "from"`, 'SPAN');
    return days;
  }
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function recordOf(row: sql.SalesRow): string {
  return csvRecord(columns.map((column) => defused(String(row[column] ?? ''))));
}

function unusable(message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field: 'to', message, code }]);
}
