/** Takes all of its rows at once, as JSON in $1. The ratings of the products follow by trigger. */
export const insertReviews = `
  INSERT INTO reviews (id, product_id, author_id, rating, title, body, status, rejection_reason, reply, replied_at,
    created_at, updated_at)
  SELECT id, product_id, author_id, rating, title, body, status, rejection_reason, reply, replied_at, at, at
  FROM jsonb_to_recordset($1) AS r (id uuid, product_id uuid, author_id uuid, rating smallint, title text, body text,
    status text, rejection_reason text, reply text, replied_at timestamptz, at timestamptz)`;
