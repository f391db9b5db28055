import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { ListQuery } from '../../http/list/list.query.js';
import { slice, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { freeSlug, slugOf } from '../../http/slug.js';
import * as sql from './categories.sql.js';
import { Category } from './category.entity.js';
import { CategoryCycle, CategoryInUse } from './category.problems.js';
import { CategoryDto, type CreateCategoryDto } from './dto/category.dto.js';

/** The tree of categories. Changes of its shape take turns, so that two moves at once cannot close a circle. */
@Injectable()
export class CategoriesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  list(query: ListQuery): Promise<Slice<sql.CategoryRow>> {
    return slice(this.database.read, sql.categoryListing, [], query);
  }

  /** @throws NotFound */
  async get(idOrSlug: string): Promise<sql.CategoryRow> {
    const row = await this.database.read.row(sql.findCategory, idOrSlug);
    if (row === null) throw new NotFound();
    return row;
  }

  /** @throws SlugTaken, UnknownCategory */
  create(request: CreateCategoryDto, retry: Retry): Promise<CategoryDto> {
    return this.idempotency.once(retry, async (tx) => {
      await tx.rows(sql.lockTree);
      const [id, now] = [newId(), this.clock.now()];
      const slug = request.slug ?? (await slugFor(tx, request.name));
      const { name, parentId = null } = request;
      await tx.insert(Category, { id, name, slug, parentId, createdAt: now, updatedAt: now });
      return CategoryDto.from(await read(tx, id));
    });
  }

  /**
   * Renames or moves a category with its whole branch.
   *
   * @throws NotFound, PreconditionFailed, SlugTaken, UnknownCategory, CategoryCycle
   */
  replace(id: string, request: CreateCategoryDto, precondition: Precondition): Promise<CategoryDto> {
    return this.database.transaction(async (tx) => {
      await tx.rows(sql.lockTree);
      const current = await read(tx, id);
      precondition.check(CategoryDto.from(current));
      const { name, slug = current.slug, parentId = null } = request;
      if (parentId !== null && (await tx.row(sql.isWithin, id, parentId))?.within)
        throw new CategoryCycle('The new parent stands below this category.');
      await tx.update(Category, { id }, { name, slug, parentId, updatedAt: this.clock.now() });
      return CategoryDto.from(await read(tx, id));
    });
  }

  /** @throws NotFound, PreconditionFailed, CategoryInUse */
  delete(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.rows(sql.lockTree);
      precondition.check(CategoryDto.from(await read(tx, id)));
      if ((await tx.row(sql.deleteEmpty, id)) === null)
        throw new CategoryInUse('Products or other categories stand in it; move them first.');
    });
  }
}

async function read(tx: Tx, id: string): Promise<sql.CategoryRow> {
  const row = await tx.row(sql.findCategory, id);
  if (row === null) throw new NotFound();
  return row;
}

async function slugFor(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name, 'category', 100);
  const used = await tx.rows(sql.slugsLikeCategory, slug);
  return freeSlug(slug, new Set(used.map((row) => row.slug)));
}
