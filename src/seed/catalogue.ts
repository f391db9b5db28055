import { slugOf } from '../http/slug.js';
import type { Chance } from './chance.js';
import { departments, makes, type Shelf } from './content/shelves.js';

/** Rows as the tables take them. */
export interface SeedCategory {
  id: string;
  parent_id: string | null;
  name: string;
  slug: string;
  at: Date;
}

export interface SeedProduct {
  id: string;
  slug: string;
  name: string;
  description: string;
  status: 'draft' | 'active' | 'archived';
  category_id: string;
  tags: string[];
  attributes: Record<string, string | number | boolean>;
  options: { name: string; values: readonly string[] }[];
  variants: SeedVariant[];
  at: Date;
}

/** What is bought of a product. */
export interface SeedVariant {
  id: string;
  product_id: string;
  position: number;
  sku: string;
  options: Record<string, string>;
  /** Cents of a dollar. */
  price: number;
  /** What one weighs. */
  grams: number;
  /** What was received when the shop opened; orders take from it. */
  received: number;
  at: Date;
}

/** The tree of categories and some 270 products on its leaves, made a year ago and later. */
export function makeCatalogue(
  chance: Chance,
  opened: Date,
): { categories: SeedCategory[]; products: SeedProduct[] } {
  const categories: SeedCategory[] = [];
  const products: SeedProduct[] = [];
  for (const { name, tags, shelves } of departments) {
    const department = {
      id: chance.id(opened),
      parent_id: null,
      name,
      slug: slugOf(name, 'shelf'),
      at: opened,
    };
    categories.push(department);
    for (const shelf of shelves) {
      const category = {
        id: chance.id(opened),
        parent_id: department.id,
        name: shelf.name,
        slug: slugOf(shelf.name, 'shelf'),
        at: opened,
      };
      categories.push(category);
      products.push(...stock(chance, shelf, { opened, categoryId: category.id, tags }));
    }
  }
  return { categories, products };
}

interface Place {
  readonly opened: Date;
  readonly categoryId: string;
  readonly tags: readonly string[];
}

function stock(chance: Chance, shelf: Shelf, { opened, categoryId, tags }: Place): SeedProduct[] {
  const names = shelf.things.flatMap((thing) =>
    chance.some(makes, chance.between(1, 3)).map((make) => `${thing} ${make}`),
  );
  return names.map((name, index) => {
    const at = new Date(opened.getTime() + chance.between(0, 200) * 86_400_000);
    const number = String(index + 1).padStart(3, '0');
    const id = chance.id(at);
    const sku = `${shelf.code}-${number}`;
    return {
      id,
      slug: slugOf(name, 'product'),
      name,
      description: describe(chance, shelf, name),
      attributes: {
        origin: chance.pick(['Norway', 'Portugal', 'Japan', 'Italy']),
        warrantyYears: chance.pick([2, 5, 10]),
        repairable: chance.next() < 0.8,
      },
      options: shelf.choice ? [shelf.choice] : [],
      variants: variantsOf(chance, shelf, { id, sku, at }),
      status: chance.pick([
        'active',
        'active',
        'active',
        'active',
        'active',
        'active',
        'active',
        'active',
        'draft',
        'archived',
      ]),
      category_id: categoryId,
      tags: chance.some([...tags, 'gift', 'new', 'handmade', 'bestseller'], chance.between(1, 3)),
      at,
    };
  });
}

function variantsOf(
  chance: Chance,
  shelf: Shelf,
  { id, sku, at }: { id: string; sku: string; at: Date },
): SeedVariant[] {
  const price = Math.round(chance.between(...shelf.prices) / 100) * 100 - 10 * chance.between(0, 2);
  const { name, values } = shelf.choice ?? { name: '', values: [''] };
  return values.map((value, position) => ({
    id: chance.id(at),
    product_id: id,
    position,
    sku: value === '' ? sku : `${sku}-${value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`,
    options: value === '' ? {} : { [name]: value },
    price: price + 300 * position,
    grams: shelf.grams,
    received: chance.pick([12, 25, 40, 60, 120]),
    at,
  }));
}

function describe(chance: Chance, shelf: Shelf, name: string): string {
  const [first = '', ...rest] = chance.some(shelf.facts, chance.between(2, 3));
  const care = chance.pick([
    'Made to be repaired.',
    'With us you can return it for sixty days.',
    'One of our oldest pieces.',
    'Made in small numbers.',
  ]);
  return [`**${name}.** ${first}`, rest.join(' '), care].filter((part) => part !== '').join('\n\n');
}
