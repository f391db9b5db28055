import { connected } from './catalogue-database.mjs';
import { headersOf } from './catalogue-reads.mjs';
import { costOf, nodesOf, outline, summary } from './plan.mjs';
import { progress } from './progress.mjs';

/** A table of fewer rows is read as a whole sooner than its index. */
const smallTable = 1_000;
/** As many as pages reach: what has to be sorted beyond is read in an order that an index has. */
const mostSorted = 10_100;
/** What a list may come upon, in indexes and tables together: some times what pages reach, however many there are. */
const mostRead = 50_000;
/** A page far on may cost that much more than one near the beginning: another index page here and there. */
const deeper = { times: 2, buffers: 40 };

/**
 * Explains each statement that the service sends for each case, with the values of the request: planned for them, and
 * as the plan that PostgreSQL keeps when a statement comes often. What functions do inside is explained too.
 *
 * Gives the plans, and what is wrong with them: sequential scans, sorts of more than a page could reach, statements that
 * read very much, pages that cost more the deeper they are.
 */
export async function checkPlans(service, cases, { url, token }) {
  return connected(url, async (client) => {
    const explain = await explainer(client);
    const large = await largeTables(client);
    const show = progress(`plans of ${cases.length} kinds of reads`);
    const plans = [];
    for (const [index, one] of cases.entries()) {
      if (one.mayRemember) continue;
      const statements = await service.overhear(() => service.get(one.ask(0), headersOf(one, token)));
      for (const statement of statements.filter(({ text }) => /^\s*(SELECT|WITH)/i.test(text)))
        for (const mode of modesOf(statement))
          plans.push({ case: one.name, statement, mode, parts: await explain(statement, mode) });
      show(index + 1, cases.length);
    }
    const ofCatalogue = plans.filter(({ parts }) => parts.some((plan) => reads(plan, large)));
    return {
      rows: asOne(ofCatalogue.map(tabled)),
      faults: [...ofCatalogue.flatMap((plan) => faultsOf(plan, large)), ...depthFaults(ofCatalogue, cases)],
      text: written(ofCatalogue),
    };
  });
}

/** Nameless statements are planned each time, for their values. */
const modesOf = ({ name }) => (name === '' ? ['custom'] : ['custom', 'generic']);

/** Runs a statement with auto_explain, which tells of statements in functions too; they come as notices. */
async function explainer(client) {
  await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_analyze = on;
    SET auto_explain.log_buffers = on; SET auto_explain.log_timing = off; SET auto_explain.log_nested_statements = on;
    SET auto_explain.log_format = json; SET TimeZone = 'UTC'`);
  const heard = [];
  client.on('notice', ({ message }) => heard.push(message));
  return async ({ text, values }, mode) => {
    await client.query(`PREPARE asked AS ${text}`);
    const literals = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(String(value))));
    const run = `EXECUTE asked${literals.length > 0 ? `(${literals.join(', ')})` : ''}`;
    try {
      await client.query(`SET plan_cache_mode = force_${mode}_plan`);
      // once to warm up, once to look: what is read from the disk the first time is in memory the second time
      await client.query(`BEGIN; ${run}`);
      await client.query('SET client_min_messages = log');
      heard.length = 0;
      await client.query(run);
    } finally {
      await client.query('ROLLBACK');
      await client.query('RESET client_min_messages');
      await client.query('DEALLOCATE asked');
    }
    return distinct(heard.map(planIn).filter((plan) => plan !== null)).reverse();
  };
}

function planIn(message) {
  const json = /plan:\s*(\{[\s\S]*\})\s*$/.exec(message)?.[1];
  return json === undefined ? null : JSON.parse(json).Plan;
}

/** A function that is asked for each row of a page has the same plan each time: the dearest one stands for all. */
function distinct(plans) {
  const kept = new Map();
  for (const plan of plans) {
    const key = nodesOf(plan)
      .map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`)
      .join();
    const other = kept.get(key);
    if (other === undefined || costOf(plan).buffers >= costOf(other).buffers)
      (kept.delete(key), kept.set(key, plan));
  }
  return [...kept.values()];
}

async function largeTables(client) {
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1",
    [smallTable],
  );
  return new Set(rows.map(({ relname }) => relname));
}

const reads = (plan, tables) => nodesOf(plan).some((node) => tables.has(node['Relation Name']));

function faultsOf({ case: name, mode, parts }, large) {
  const read = Math.max(...parts.map((plan) => costOf(plan).rows));
  const much = read > mostRead ? [`${name} (${mode} plan): ${read} rows are read`] : [];
  const nodes = parts.flatMap(nodesOf).flatMap((node) => {
    const table = node['Relation Name'];
    if (node['Node Type'] === 'Seq Scan' && large.has(table))
      return [`${name} (${mode} plan): a sequential scan of ${table}`];
    const sorted = node['Node Type'] === 'Sort' ? (node.Plans?.[0]['Actual Rows'] ?? 0) : 0;
    return sorted > mostSorted ? [`${name} (${mode} plan): ${sorted} rows are sorted`] : [];
  });
  return [...much, ...nodes];
}

/** The dearest statement of a page far on beside the same of a page near the beginning. */
function depthFaults(plans, cases) {
  const dearest = (name, mode) =>
    Math.max(
      0,
      ...plans
        .filter((plan) => plan.case === name && plan.mode === mode && !isCount(plan))
        .map(({ parts }) => costOf(parts[0]).buffers),
    );
  return cases.flatMap(({ name, deeperThan }) =>
    (deeperThan === undefined ? [] : ['custom', 'generic']).flatMap((mode) => {
      const [near, far] = [dearest(deeperThan, mode), dearest(name, mode)];
      return near > 0 && far > near * deeper.times + deeper.buffers
        ? [`${name} (${mode} plan): ${far} buffers, and ${near} for "${deeperThan}"`]
        : [];
    }),
  );
}

const isCount = ({ statement }) => /^\s*SELECT count\(/i.test(statement.text);

function tabled({ case: name, mode, parts }) {
  const { buffers, rows } = costOf(parts[0]);
  return { case: name, plan: mode, how: summary(parts[0]), buffers, 'rows read': rows };
}

/** One line for what is the same whichever way it is planned. */
function asOne(rows) {
  const [kept, key] = [new Map(), (row) => [row.case, row.how, row.buffers, row['rows read']].join()];
  for (const row of rows) {
    const other = kept.get(key(row));
    if (other === undefined) kept.set(key(row), row);
    else if (other.plan !== row.plan) other.plan = 'both';
  }
  return [...kept.values()];
}

/** The plans as text, to be read and compared. */
function written(plans) {
  return plans
    .map(({ case: name, mode, statement, parts }) =>
      [
        `### ${name}, ${mode} plan`,
        '',
        statement.text.replaceAll(/\s+/g, ' ').trim(),
        '',
        ...parts.map(outline),
      ].join('\n'),
    )
    .join('\n\n');
}
