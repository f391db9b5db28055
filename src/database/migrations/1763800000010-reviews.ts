import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What buyers say of products, and what it comes to: how many stars of which kind each product has. */
export class Reviews1763800000010 implements MigrationInterface {
  readonly name = 'Reviews1763800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(ratings);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reviews;
      DROP FUNCTION keep_ratings, move_ratings;
      ALTER TABLE products DROP COLUMN rating_count, DROP COLUMN rating_sum, DROP COLUMN rating_stars;
      DROP INDEX order_lines_order_product_idx;
    `);
  }
}

const tables = `
  CREATE TABLE reviews (
    id uuid NOT NULL CONSTRAINT reviews_pkey PRIMARY KEY,
    product_id uuid NOT NULL CONSTRAINT reviews_product_fkey REFERENCES products ON DELETE RESTRICT,
    author_id uuid NOT NULL CONSTRAINT reviews_author_fkey REFERENCES users ON DELETE RESTRICT,
    rating smallint NOT NULL CONSTRAINT reviews_rating_in_range CHECK (rating BETWEEN 1 AND 5),
    title text CONSTRAINT reviews_title_length CHECK (length(title) BETWEEN 1 AND 120),
    body text CONSTRAINT reviews_body_length CHECK (length(body) BETWEEN 1 AND 5000),
    status text NOT NULL CONSTRAINT reviews_status_known CHECK (status IN ('pending', 'approved', 'rejected')),
    rejection_reason text CONSTRAINT reviews_rejection_reason_length CHECK (length(rejection_reason) BETWEEN 1 AND 500),
    reply text CONSTRAINT reviews_reply_length CHECK (length(reply) BETWEEN 1 AND 2000),
    replied_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT reviews_once UNIQUE (product_id, author_id),
    CONSTRAINT reviews_only_rejected_have_reason CHECK (status = 'rejected' OR rejection_reason IS NULL),
    CONSTRAINT reviews_reply_has_time CHECK ((reply IS NULL) = (replied_at IS NULL))
  );
  -- one for each order of a product's reviews: by time, by time among one rating, by rating, by rating and time
  CREATE INDEX reviews_product_created_idx ON reviews (product_id, status, created_at, id);
  CREATE INDEX reviews_product_rating_created_idx ON reviews (product_id, status, rating, created_at, id);
  CREATE INDEX reviews_product_rating_idx ON reviews (product_id, status, rating, id);
  CREATE INDEX reviews_author_idx ON reviews (author_id, created_at, id);
  CREATE INDEX reviews_status_idx ON reviews (status, created_at, id);
  CREATE INDEX reviews_created_idx ON reviews (created_at, id);

  -- whether an order of somebody holds a product is asked before they may review it
  CREATE INDEX order_lines_order_product_idx ON order_lines (order_id, product_id);

  ALTER TABLE products
    ADD COLUMN rating_count int NOT NULL DEFAULT 0,
    ADD COLUMN rating_sum bigint NOT NULL DEFAULT 0,
    -- how many of one star, of two, ... of five; derived from the approved reviews by keep_ratings
    ADD COLUMN rating_stars int[] NOT NULL DEFAULT '{0,0,0,0,0}',
    ADD CONSTRAINT products_rating_stars_form
      CHECK (array_ndims(rating_stars) = 1 AND array_length(rating_stars, 1) = 5 AND 0 <= ALL (rating_stars)),
    ADD CONSTRAINT products_rating_adds_up CHECK (
      rating_count = rating_stars[1] + rating_stars[2] + rating_stars[3] + rating_stars[4] + rating_stars[5]
      AND rating_sum = rating_stars[1]::bigint + 2 * rating_stars[2]::bigint + 3 * rating_stars[3]::bigint
        + 4 * rating_stars[4]::bigint + 5 * rating_stars[5]::bigint);
`;

const ratings = `
  -- Adds what approved reviews came to be (or stopped being) to their products, which are locked in the order of their
  -- ids as everywhere. It adds, and does not count anew: the cost does not grow with the reviews that are there.
  CREATE FUNCTION move_ratings(ids uuid[], ratings int[], deltas int[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE products p SET
        rating_count = p.rating_count + m.count,
        rating_sum = p.rating_sum + m.sum,
        rating_stars = ARRAY[p.rating_stars[1] + m.one, p.rating_stars[2] + m.two, p.rating_stars[3] + m.three,
          p.rating_stars[4] + m.four, p.rating_stars[5] + m.five]
      FROM (
        SELECT product_id, sum(delta) AS count, sum(delta * rating) AS sum,
          sum(delta * (rating = 1)::int) AS one, sum(delta * (rating = 2)::int) AS two,
          sum(delta * (rating = 3)::int) AS three, sum(delta * (rating = 4)::int) AS four,
          sum(delta * (rating = 5)::int) AS five
        FROM unnest(ids, ratings, deltas) AS move (product_id, rating, delta) GROUP BY product_id
      ) AS m
      WHERE p.id = m.product_id;
  END $$;

  -- By statement and not by row, so that a statement over many reviews locks each product once, and in order.
  CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ids uuid[];
    ratings int[];
    deltas int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT array_agg(product_id), array_agg(rating), array_agg(1) INTO ids, ratings, deltas
        FROM added WHERE status = 'approved';
    ELSIF TG_OP = 'DELETE' THEN
      SELECT array_agg(product_id), array_agg(rating), array_agg(-1) INTO ids, ratings, deltas
        FROM removed WHERE status = 'approved';
    ELSE
      SELECT array_agg(product_id), array_agg(rating), array_agg(delta) INTO ids, ratings, deltas FROM (
        SELECT product_id, rating, sum(sign) AS delta FROM (
          SELECT product_id, rating, 1 AS sign FROM added WHERE status = 'approved'
          UNION ALL SELECT product_id, rating, -1 FROM removed WHERE status = 'approved'
        ) AS turn GROUP BY product_id, rating HAVING sum(sign) <> 0
      ) AS move;
    END IF;
    IF ids IS NOT NULL THEN PERFORM move_ratings(ids, ratings, deltas); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER reviews_rated_new AFTER INSERT ON reviews REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
  CREATE TRIGGER reviews_rated_changed AFTER UPDATE ON reviews REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
  CREATE TRIGGER reviews_rated_gone AFTER DELETE ON reviews REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_ratings();
`;
