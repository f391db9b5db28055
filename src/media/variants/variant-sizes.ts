import type { Original } from './variants.sql.js';

/** What screens ask for, from a thumbnail to a wide one. Pixels. */
const widths = [320, 640, 1280, 1920] as const;

/** A smaller one that is wanted. */
export interface VariantWish {
  readonly type: 'image/webp' | 'image/avif';
  readonly width: number;
}

/** The smaller ones of a medium; none is wider than it is. What moves has them as WebP only, which moves too. */
export function variantsOf({ width, frames }: Pick<Original, 'width' | 'frames'>): VariantWish[] {
  const types = frames > 1 ? (['image/webp'] as const) : (['image/avif', 'image/webp'] as const);
  const fitting = [...new Set(widths.map((wanted) => Math.min(wanted, width)))];
  return fitting.flatMap((wanted) => types.map((type) => ({ type, width: wanted })));
}
