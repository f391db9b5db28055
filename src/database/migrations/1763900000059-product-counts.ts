import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many products there are, by status: a line for each change, whose sum it is. Nobody waits for anybody to count, and
 * the sum is as exact as the snapshot that reads it; a job folds the lines from time to time.
 */
export class ProductCounts1763900000059 implements MigrationInterface {
  readonly name = 'ProductCounts1763900000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product_counts (
        status text NOT NULL CONSTRAINT product_counts_status_known CHECK (status IN ('draft', 'active', 'archived')),
        change int NOT NULL
      );

      CREATE FUNCTION count_new_products() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO product_counts SELECT status, count(*) FROM changed GROUP BY status;
        RETURN NULL;
      END $$;
      CREATE FUNCTION count_gone_products() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO product_counts SELECT status, -count(*) FROM former GROUP BY status;
        RETURN NULL;
      END $$;
      CREATE FUNCTION count_moved_product() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO product_counts VALUES (OLD.status, -1), (NEW.status, 1);
        RETURN NULL;
      END $$;
      CREATE TRIGGER products_counted_new AFTER INSERT ON products REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION count_new_products();
      CREATE TRIGGER products_counted_gone AFTER DELETE ON products REFERENCING OLD TABLE AS former
        FOR EACH STATEMENT EXECUTE FUNCTION count_gone_products();
      CREATE TRIGGER products_counted_moved AFTER UPDATE OF status ON products
        FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION count_moved_product();

      INSERT INTO product_counts SELECT status, count(*) FROM products GROUP BY status;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER products_counted_new ON products;
      DROP TRIGGER products_counted_gone ON products;
      DROP TRIGGER products_counted_moved ON products;
      DROP FUNCTION count_new_products, count_gone_products, count_moved_product;
      DROP TABLE product_counts;
    `);
  }
}
