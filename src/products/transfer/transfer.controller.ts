import { Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { File, TakesFiles, type FileBody } from '../../http/edge/file-bodies.js';
import { AnswersWithin } from '../../http/edge/long-answers.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { CatalogueExport } from './catalogue-export.js';
import { ExportQueryDto } from './dto/export-query.dto.js';
import { ImportOptionsDto } from './dto/import-options.dto.js';
import { ImportDto } from './dto/import.dto.js';
import { mostFileBytes } from './import-receipt.js';
import { ImportsService } from './imports.service.js';
import { PayloadTooLarge, UnsupportedMediaType, ValidationFailed } from '../../http/problem/problems.js';

const csv = 'text/csv';
const ndjson = 'application/x-ndjson';
const file = { type: 'string', format: 'binary', maxLength: mostFileBytes } as const;

@Controller('products')
export class TransferController {
  constructor(
    private readonly imports: ImportsService,
    private readonly exports: CatalogueExport,
  ) {}

  /**
   * Import products from a file.
   *
   * @remarks One row is one variant, known by its SKU: an unknown one is made, of a known one changes what the row
   *   names. Of two rows with one SKU the later wins. CSV has a header with the columns of `GET /products/export`, any
   *   of them, in any order, and may have `attribute:<name>`, `option:<name>` and `price:<currency>` beside; an empty
   *   cell leaves what is there, `\N` empties it; amounts are minor units. NDJSON has an object per line in the shape of
   *   `POST /products`, with `product` and `category` as slugs. The import goes on after the answer:
   *   `GET /imports/:id` says how far it is.
   */
  @Post('import')
  @HttpCode(202)
  @Requires('catalogue:write')
  @Creates('/imports')
  @Idempotent()
  @TakesFiles([csv, ndjson], mostFileBytes)
  @AnswersWithin(60)
  @ApiConsumes(csv, ndjson)
  @ApiBody({ schema: file })
  @ApiAcceptedResponse({ type: ImportDto })
  @Throws(PayloadTooLarge, UnsupportedMediaType, ValidationFailed)
  createImport(
    @File() { type, stream }: FileBody,
    @Query() options: ImportOptionsDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<ImportDto> {
    const format = type === csv ? 'csv' : 'ndjson';
    return this.imports.begin(caller, { format, body: stream }, options, retry);
  }

  /**
   * All products as a file.
   *
   * @remarks One row for each variant; what belongs to the product stands in the row of its first. An import of the file
   *   changes nothing. In CSV a cell that a spreadsheet would take for a formula begins with an apostrophe, which an
   *   import takes away again.
   */
  @Get('export')
  @Requires('catalogue:write')
  @Header('cache-control', 'no-store')
  @AnswersWithin(600)
  @ApiProduces(csv, ndjson)
  @ApiOkResponse({ schema: file })
  getProductExport(@Query() { format = 'csv', status = 'any' }: ExportQueryDto): StreamableFile {
    const type = format === 'csv' ? `${csv}; charset=utf-8; header=present` : ndjson;
    const disposition = `attachment; filename="products.${format}"`;
    return new StreamableFile(this.exports.export(format, status), { type, disposition });
  }
}
