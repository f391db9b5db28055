import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** As deep as something may lie within a provider: in a memory that holds a map that holds sets. */
const deepest = 4;

/** A list of so few is one of parts, such as the tiers of a cache, each of which may hold something. */
const mostParts = 3;

/** How much is in it; what parts of a list keep by the same key, such as connections their statements, counts once. */
export type Sizes = ReadonlyMap<string, number>;

/**
 * Everything that the providers of an application hold in maps, sets and lists, however deep: `Provider.field.field`,
 * and how many things are in it, those within it counted as well.
 */
export function storesOf(app: INestApplication): Sizes {
  const sizes = new Map<string, number>();
  const keys = new Map<string, Set<unknown>>();
  const seen = new Set<object>();
  const providers = [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.providers.values(), ...module.controllers.values()])
    .map(({ instance }) => instance)
    .filter((one): one is object => typeof one === 'object' && one !== null && !(one instanceof Promise));
  for (const provider of providers) seen.add(provider);
  for (const provider of new Set(providers))
    for (const [field, value] of Object.entries(provider))
      look(value, `${provider.constructor.name}.${field}`, 0, { sizes, keys, seen });
  return sizes;
}

function look(value: unknown, path: string, depth: number, found: Finds): void {
  if (typeof value !== 'object' || value === null || depth > deepest || found.seen.has(value)) return;
  found.seen.add(value);
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
    const inner: unknown[] = value instanceof Map ? [...value.values()] : [...value];
    const within = inner.reduce<number>((sum, one) => sum + lengthOf(one), 0);
    const length = value instanceof Map ? newOf(value, path, found) : inner.length;
    found.sizes.set(path, (found.sizes.get(path) ?? 0) + length + within);
    if (inner.length <= mostParts) for (const one of inner) look(one, `${path}[]`, depth + 1, found);
    return;
  }
  for (const [field, one] of Object.entries(value)) look(one, `${path}.${field}`, depth + 1, found);
}

/** How many keys no other map at the path has had. */
function newOf(map: ReadonlyMap<unknown, unknown>, path: string, { keys }: Finds): number {
  const known = keys.get(path) ?? new Set();
  keys.set(path, known);
  const before = known.size;
  for (const key of map.keys()) known.add(key);
  return known.size - before;
}

const lengthOf = (one: unknown): number => {
  if (Array.isArray(one)) return one.length;
  return one instanceof Map || one instanceof Set ? one.size : 0;
};

interface Finds {
  readonly sizes: Map<string, number>;
  /** Of the maps at a path. */
  readonly keys: Map<string, Set<unknown>>;
  readonly seen: Set<object>;
}
