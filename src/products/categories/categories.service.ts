import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import { Outbox } from '../../events/outbox.js';
import type { Precondition } from '../../http/etag.js';
import { isId } from '../../http/fields/text.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { slice, where, type Condition, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { freeSlug, refuseIdForm, slugOf } from '../../http/slug.js';
import { UnknownCategory } from '../product.problems.js';
import * as sql from './categories.sql.js';
import { Category } from './category.entity.js';
import { CategoryCreated, CategoryDeleted, CategoryUpdated } from './category.events.js';
import { CategoryCycle, CategoryTooDeep } from './category.problems.js';
import { CategoryDto, type CreateCategoryDto, type ListCategoriesDto } from './dto/category.dto.js';

const deepest = 10;

/** The tree of categories. Changes take turns, so that two moves at once cannot close a circle. */
@Injectable()
export class CategoriesService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  list(query: ListCategoriesDto): Promise<Slice<sql.CategoryRow>> {
    return slice(this.database.read, sql.categoryListing, filters(query), query);
  }

  /** @throws NotFound */
  async get(idOrSlug: string): Promise<sql.CategoryRow> {
    const find = isId(idOrSlug) ? sql.findCategoryById : sql.findCategoryBySlug;
    const row = await this.database.read.row(find, idOrSlug);
    if (row === null) throw new NotFound();
    return row;
  }

  /** @throws SlugTaken, UnknownCategory, CategoryTooDeep */
  create(request: CreateCategoryDto, retry: Retry): Promise<CategoryDto> {
    refuseIdForm(request.slug);
    return this.idempotency.once(retry, async (tx) => {
      await tx.rows(sql.lockTree);
      const { name, parentId = null } = request;
      const [id, now] = [newId(), this.clock.now()];
      if (parentId !== null) await assertPlace(tx, id, parentId);
      const slug = request.slug ?? (await slugFor(tx, name));
      await tx.insert(Category, { id, name, slug, parentId, createdAt: now, updatedAt: now });
      this.outbox.append(tx, new CategoryCreated({ id, slug, parentId }));
      return CategoryDto.from(await read(tx, id));
    });
  }

  /**
   * Renames or moves a category with its whole branch.
   *
   * @throws NotFound, PreconditionFailed, SlugTaken, UnknownCategory, CategoryCycle, CategoryTooDeep
   */
  replace(id: string, request: CreateCategoryDto, precondition: Precondition): Promise<CategoryDto> {
    refuseIdForm(request.slug);
    return this.database.transaction(async (tx) => {
      await tx.rows(sql.lockTree);
      const current = await read(tx, id);
      precondition.check(CategoryDto.from(current));
      const { name, slug = current.slug, parentId = null } = request;
      if (name === current.name && slug === current.slug && parentId === current.parent_id)
        return CategoryDto.from(current);
      if (parentId !== null) await assertPlace(tx, id, parentId);
      await tx.update(Category, { id }, { name, slug, parentId, updatedAt: this.clock.now() });
      this.outbox.append(tx, new CategoryUpdated({ id, slug, parentId }));
      return CategoryDto.from(await read(tx, id));
    });
  }

  /**
   * Deletes a category in which nothing stands; the database's foreign keys say whether.
   *
   * @throws NotFound, PreconditionFailed, CategoryInUse
   */
  delete(id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.rows(sql.lockTree);
      const current = await read(tx, id);
      precondition.check(CategoryDto.from(current));
      await tx.delete(Category, { id });
      this.outbox.append(tx, new CategoryDeleted(current));
    });
  }
}

function filters({ search, parentId }: ListCategoriesDto): Condition[] {
  const conditions: Condition[] = [];
  const part = search?.normalize('NFC');
  if (part !== undefined) conditions.push({ sql: sql.hasPart, values: [part, part] });
  if (parentId === 'none') conditions.push({ sql: 'c.parent_id IS NULL', values: [] });
  else if (parentId !== undefined) conditions.push(where`c.parent_id = ${parentId}`);
  return conditions;
}

async function read(tx: Tx, id: string): Promise<sql.CategoryRow> {
  const row = await tx.row(sql.findCategoryById, id);
  if (row === null) throw new NotFound();
  return row;
}

async function assertPlace(tx: Tx, id: string, parentId: string): Promise<void> {
  const { depth, height, circular } = (await tx.row(sql.placeBelow, id, parentId)) ?? nowhere;
  if (depth === 0) throw new UnknownCategory('"parentId" names no category.');
  if (circular) throw new CategoryCycle('The new parent is this category, or stands below it.');
  if (depth + height > deepest) throw new CategoryTooDeep('Choose a parent nearer to the top.');
}

const nowhere: sql.Place = { depth: 0, height: 1, circular: false };

async function slugFor(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name, 'category', 100);
  const used = await tx.rows(sql.slugsLikeCategory, slug);
  return freeSlug(slug, new Set(used.map((row) => row.slug)));
}
