import type { PageMeta } from '@stoa/sdk';
import type { ComponentType } from 'react';
import type { Values } from '../../parts/form.js';
import type { Column } from '../../parts/lines.js';
import type { Asked } from '../../parts/list.js';

/** A kind of things that are set up: how they are listed, filled in, and kept. */
export interface Kind<Thing extends { id: string }, Facts extends object> {
  /** Of many: `Discounts`. */
  readonly title: string;
  /** Of one: `discount`. */
  readonly one: string;
  readonly permission: string;
  readonly nameOf: (thing: Thing) => string;
  readonly columns: readonly Column<Thing>[];
  readonly empty: string;
  /** Of the form; null: of a new one. */
  readonly fields: ComponentType<{ thing: Thing | null }>;
  readonly filledIn: (values: Values) => Facts;
  readonly factsOf: (thing: Thing) => Facts;
  readonly list: (asked: Asked) => Promise<{ data: readonly Thing[]; meta: PageMeta }>;
  readonly read: (id: string) => Promise<{ data: Thing; headers: { etag?: string } }>;
  readonly create: (facts: Facts) => Promise<unknown>;
  readonly change: (id: string, changes: Partial<Facts>, etag: string) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
}
