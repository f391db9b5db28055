import { statement } from '../../database/statement.js';
import type { ProductOption } from '../product.entity.js';
import type { VariantState } from '../variants/variant-state.js';

/** A product as a file shows it. */
export interface ExportedRow {
  id: string;
  created_at: Date;
  slug: string;
  name: string;
  description: string;
  status: string;
  category: string | null;
  tags: string[];
  images: unknown[];
  attributes: Record<string, unknown>;
  options: ProductOption[];
  variants: VariantState[];
}

/** Products of status $3 (`any`: all) that come after time $1 and id $2, with all that can be bought of them. */
export const exportedAfter = statement<ExportedRow>(
  'export-products-after',
  `SELECT p.id, p.created_at, p.slug, p.name, p.description, p.status, c.slug AS category, p.tags, p.images, p.attributes,
     p.options, (
       SELECT coalesce(json_agg(json_build_object('sku', v.sku, 'options', v.options, 'stock', v.stock,
         'threshold', v.low_stock_threshold, 'weight', v.weight_grams, 'prices', (
           SELECT json_agg(json_build_object('currency', o.currency, 'amount', o.amount,
             'compareAt', o.compare_at_amount) ORDER BY o.currency <> p.price_currency, o.currency)
           FROM prices o WHERE o.variant_id = v.id
         )) ORDER BY v.position, v.id), '[]'::json)
       FROM variants v WHERE v.product_id = p.id AND v.is_active
     ) AS variants
   FROM products p LEFT JOIN categories c ON c.id = p.category_id
   WHERE (p.created_at, p.id) > ($1, $2) AND ($3 = 'any' OR p.status = $3)
   ORDER BY p.created_at, p.id LIMIT $4`,
);
