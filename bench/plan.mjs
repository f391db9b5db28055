/** The node and all below it. */
export function nodesOf(plan) {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Pages that were looked at, in memory or not, and rows that scans came upon, also those that they passed over. */
export function costOf(plan) {
  const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  const rows = nodesOf(plan)
    .filter((node) => /Scan$/.test(node['Node Type']) && !/Subquery|CTE|Function/.test(node['Node Type']))
    .reduce((sum, node) => sum + rowsOf(node), 0);
  return { buffers, rows: Math.round(rows) };
}

function rowsOf(node) {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 0);
}

/** Which indexes and tables are read and how, those that matter first. */
export function summary(plan) {
  const words = nodesOf(plan)
    .filter((node) => node['Actual Loops'] > 0 && (node['Index Name'] ?? node['Relation Name']) !== undefined)
    .map((node) => node['Index Name'] ?? `${node['Node Type']} ${node['Relation Name']}`)
    .filter((word) => !/^Bitmap Heap/.test(word));
  const all = [...new Set(words)];
  return all.slice(0, 3).join(', ') + (all.length > 3 ? ` and ${all.length - 3} more` : '');
}

/** The plan as a tree of lines, with what it did. */
export function outline(plan, depth = 0) {
  const where = plan['Index Name'] ?? plan['Relation Name'] ?? plan['Function Name'] ?? plan['CTE Name'];
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  const did =
    plan['Actual Loops'] > 0
      ? `rows ${plan['Actual Rows']}${plan['Actual Loops'] > 1 ? ` x ${plan['Actual Loops']}` : ''}${removed > 0 ? `, passed over ${removed}` : ''}, buffers ${costOf(plan).buffers}`
      : 'not needed';
  const line = `    ${'  '.repeat(depth)}${plan['Node Type']}${where ? ` ${where}` : ''} (${did})`;
  return [line, ...(plan.Plans ?? []).map((below) => outline(below, depth + 1))].join('\n');
}
