import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../dist/database/embedded/embedded.js';
import { migrate } from '../../dist/database/migrate.js';

const tables = `
  SELECT c.relname AS name, (
    SELECT string_agg('  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || CASE WHEN a.attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY'
              WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
              WHEN d.oid IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END, E',\\n' ORDER BY a.attnum)
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns, (
    SELECT string_agg('  CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(k.oid), E',\\n' ORDER BY contype DESC, conname)
    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c')) AS constraints
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations' ORDER BY 1`;
const indexes = `
  SELECT indexdef FROM pg_indexes i WHERE schemaname = 'public' AND tablename <> 'migrations'
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conname = i.indexname) ORDER BY tablename, indexname`;
const functions = `
  SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace ORDER BY p.proname`;
const triggers = `
  SELECT pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, t.tgname`;

/** The schema that the migrations make, read back from PostgreSQL's own catalogue: what a migration does, in the diff. */
export async function schemaFile() {
  const directory = await mkdtemp(join(tmpdir(), 'stoa-schema-'));
  const embedded = await startEmbedded({ directory, durable: false, onMessage: () => undefined });
  try {
    await migrate(embedded.url);
    return await dump(embedded.url);
  } finally {
    await embedded.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function dump(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = async (text) => (await client.query(text)).rows;
  const parts = [
    '-- The whole schema, made by `npm run generate` from the migrations. Not run by anything; read it.',
    ...(await rows(tables)).map(
      ({ name, columns, constraints }) =>
        `CREATE TABLE ${name} (\n${[columns, constraints].filter(Boolean).join(',\n')}\n);`,
    ),
    (await rows(indexes))
      .map(({ indexdef }) => `${indexdef.replace(' public.', ' ').replace(' ON public.', ' ON ')};`)
      .join('\n'),
    ...(await rows(functions)).map(({ definition }) => `${definition.replace('public.', '').trimEnd()};`),
    (await rows(triggers)).map(({ definition }) => `${definition.replaceAll('public.', '')};`).join('\n'),
  ];
  await client.end();
  return `${parts.join('\n\n')}\n`;
}
