import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { AnswersWithin } from '../http/edge/long-answers.js';
import { ValidationFailed } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { ListSalesDto, SalesDto, SalesPageDto, SalesQueryDto } from './dto/sales.dto.js';
import { SalesReports } from './sales-reports.js';

const type = 'text/csv; charset=utf-8; header=present';

@Controller('reports')
export class ReportsController {
  constructor(private readonly sales: SalesReports) {}

  /**
   * What was sold.
   *
   * @remarks By day (UTC), product or category, in each currency by itself; a day on which nothing was sold or given
   *   back has no row. Products and categories are those of now, what brought most first. Counted by events, some
   *   moments after an order is paid.
   */
  @Get('sales')
  @Requires('reports:read')
  @Header('cache-control', 'no-store')
  @Throws(ValidationFailed)
  async listSales(@Query() query: ListSalesDto): Promise<SalesPageDto> {
    const { groupBy = 'day' } = query;
    return SalesPageDto.of(await this.sales.page(query), (row) => SalesDto.from(row, groupBy));
  }

  /** What was sold, all of it as a file. @remarks CSV with a header; amounts in minor units. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
  @Get('sales/export')
  @Requires('reports:read')
  @Header('cache-control', 'no-store')
  @AnswersWithin(600)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', maxLength: 1_000_000_000 } })
  @Throws(ValidationFailed)
  getSalesExport(@Query() query: SalesQueryDto): StreamableFile {
    const disposition = `attachment; filename="sales-by-${query.groupBy ?? 'day'}.csv"`;
    return new StreamableFile(this.sales.file(query), { type, disposition });
  }
}
