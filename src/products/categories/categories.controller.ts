import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdOrSlugParam, IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { SlugTaken, UnknownCategory } from '../product.problems.js';
import { SeesLatest, ShopWindow } from '../shop-window.js';
import { CategoriesService } from './categories.service.js';
import { CategoryCycle, CategoryInUse, CategoryTooDeep } from './category.problems.js';
import { CategoryDto, CategoryPageDto, CreateCategoryDto, ListCategoriesDto } from './dto/category.dto.js';

@Controller('categories')
export class CategoriesController {
  constructor(
    private readonly categories: CategoriesService,
    private readonly window: ShopWindow,
  ) {}

  /** All categories; `parentId` makes the tree. @remarks Large trees are read branch by branch, by `parentId`. */
  @Get()
  @Public()
  listCategories(@Query() query: ListCategoriesDto, @SeesLatest() latest: boolean): Promise<CategoryPageDto> {
    const read = async (): Promise<CategoryPageDto> =>
      CategoryPageDto.of(await this.categories.list(query), (row) => CategoryDto.from(row));
    return this.window.show(latest, ['categories', query], read, () => ['category']);
  }

  /** A category, by id or slug. */
  @Get(':id')
  @Public()
  @Throws(NotFound)
  getCategory(@IdOrSlugParam() idOrSlug: string, @SeesLatest() latest: boolean): Promise<CategoryDto> {
    const read = async (): Promise<CategoryDto> => CategoryDto.from(await this.categories.get(idOrSlug));
    return this.window.show(latest, ['category', idOrSlug], read, () => ['category']);
  }

  /** Add a category. @remarks Without a slug it gets a free one made from its name. The tree has ten levels at most. */
  @Post()
  @Requires('catalogue:write')
  @Creates('/categories')
  @Idempotent()
  @Throws(SlugTaken, UnknownCategory, CategoryTooDeep)
  createCategory(@Body() body: CreateCategoryDto, @RetryKey() retry: Retry): Promise<CategoryDto> {
    return this.categories.create(body, retry);
  }

  /** Rename or move a category. @remarks Its whole branch moves with it. The slug is kept when left out. */
  @Put(':id')
  @Requires('catalogue:write')
  @Throws(NotFound, SlugTaken, UnknownCategory, CategoryCycle, CategoryTooDeep)
  replaceCategory(
    @IdParam() id: string,
    @Body() body: CreateCategoryDto,
    @IfMatch() precondition: Precondition,
  ): Promise<CategoryDto> {
    return this.categories.replace(id, body, precondition);
  }

  /** Delete an empty category. @remarks Products, archived ones too, and other categories have to leave it first. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('catalogue:write')
  @Throws(NotFound, CategoryInUse)
  deleteCategory(@IdParam() id: string, @IfMatch() precondition: Precondition): Promise<void> {
    return this.categories.delete(id, precondition);
  }
}
