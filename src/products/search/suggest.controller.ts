import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '../../access/access.decorators.js';
import { pageOfShort } from '../../http/list/short-list.js';
import { SuggestionDto, SuggestionPageDto, SuggestQuery } from './dto/suggestion.dto.js';
import { SeesLatest, ShopWindow } from '../shop-window.js';
import { Suggestions } from './suggestions.js';

const defaultLimit = 8;

@Controller('products/suggest')
export class SuggestController {
  constructor(
    private readonly suggestions: Suggestions,
    private readonly window: ShopWindow,
  ) {}

  /**
   * Complete what somebody types into a search field.
   *
   * @remarks Words first, then categories, then products that are on sale. Accents do not matter, and a mistyped word is
   *   taken for the nearest that products have.
   */
  @Get()
  @Public()
  listSuggestions(
    @Query() { q, limit = defaultLimit }: SuggestQuery,
    @SeesLatest() latest: boolean,
  ): Promise<SuggestionPageDto> {
    const read = async (): Promise<SuggestionPageDto> => {
      const found = await this.suggestions.complete(q, limit);
      const data = found.map((suggestion) => Object.assign(new SuggestionDto(), suggestion));
      return Object.assign(new SuggestionPageDto(), { data, meta: pageOfShort(data).meta });
    };
    return this.window.show(latest, ['suggest', { q, limit }], read, () => ['product', 'category']);
  }
}
