import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '../../access/access.decorators.js';
import { TopSellingDto, TopSellingPageDto, TopSellingQuery } from './dto/top-selling.dto.js';
import { SeesLatest, ShopWindow } from '../shop-window.js';
import { SalesService } from './sales.service.js';

@Controller('products')
export class SalesController {
  constructor(
    private readonly sales: SalesService,
    private readonly window: ShopWindow,
  ) {}

  /**
   * The products that sell best.
   *
   * @remarks By units of orders that were paid in the last `days` days (UTC, today included) and neither cancelled nor
   *   refunded; of products that are for sale now. A payment counts at once.
   */
  @Get('top-selling')
  @Public()
  listTopSelling(
    @Query() { days = 30, limit = 20 }: TopSellingQuery,
    @SeesLatest() latest: boolean,
  ): Promise<TopSellingPageDto> {
    const read = async (): Promise<TopSellingPageDto> => {
      const rows = await this.sales.top(days, limit);
      const total = rows.length;
      const meta = { page: 1, limit, total, totalPages: Math.min(total, 1), nextCursor: null };
      return TopSellingPageDto.of({ rows, meta }, (row) => TopSellingDto.from(row));
    };
    return this.window.show(latest, ['top-selling', { days, limit }], read, ({ data }) => [
      ...['product', 'category', 'stock', 'order'],
      ...data.map(({ id }) => id),
    ]);
  }
}
