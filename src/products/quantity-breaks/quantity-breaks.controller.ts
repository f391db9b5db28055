import { Body, Controller, Get, Put } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, may, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { SeesLatest, ShopWindow } from '../shop-window.js';
import { QuantityBreaksDto } from './dto/quantity-breaks.dto.js';
import { QuantityBreaksService } from './quantity-breaks.service.js';

@Controller('products/:id/quantity-breaks')
export class QuantityBreaksController {
  constructor(
    private readonly breaks: QuantityBreaksService,
    private readonly window: ShopWindow,
  ) {}

  /** From how many on a product costs less. @remarks All variants of it that an order holds count together. */
  @Get()
  @Public()
  @Throws(NotFound)
  getQuantityBreaks(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller | null,
    @SeesLatest() latest: boolean,
  ): Promise<QuantityBreaksDto> {
    const read = (): Promise<QuantityBreaksDto> => this.breaks.get(id, may(caller, 'catalogue:read:any'));
    return this.window.show(latest, ['quantity-breaks', id], read, () => [id]);
  }

  /** Set from how many on a product costs less. @remarks All of its breaks at once; an empty list takes them away. Orders keep what they were priced with. */
  @Put()
  @Requires('catalogue:write')
  @Throws(NotFound)
  replaceQuantityBreaks(
    @IdParam() id: string,
    @Body() body: QuantityBreaksDto,
    @IfMatch() precondition: Precondition,
  ): Promise<QuantityBreaksDto> {
    return this.breaks.replace(id, body, precondition);
  }
}
