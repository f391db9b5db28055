const methods = ['get', 'post', 'put', 'patch', 'delete'];
const standard = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors']);

/** What an example cannot say: facts that are not there in every case, and such as may be null. */
const sometimes = new Set(['minimumSubtotal', 'mediaIds']);
const nullable = new Set(['TOTAL_CHANGED.expected', 'TOTAL_CHANGED.lines.expectedUnitPrice']);

/** Every code of a problem with its status, and the facts that come with it, as the examples of the document have them. */
export function sdkProblems(document, banner) {
  const problems = [...examplesOf(document)].sort(([a], [b]) => (a < b ? -1 : 1));
  const codes = problems.map(
    ([code, { value, summary }]) => `  /** ${value.status}: ${summary}. */\n  ${code}: '${code}',`,
  );
  const facts = problems
    .map(([code, { value }]) => [code, Object.entries(value).filter(([name]) => !standard.has(name))])
    .filter(([, members]) => members.length > 0)
    .map(([code, members]) => `  ${code}: ${objectOf(Object.fromEntries(members), code)};`);
  return `${banner}/** Why a request can fail: the \`code\` of every problem. */
export const problemCodes = {
${codes.join('\n')}
} as const;

/** The code of a problem. The service may learn new ones. */
export type ProblemCode = keyof typeof problemCodes;

/** The facts of the case, of the problems that have some. */
export interface ProblemFacts {
${facts.join('\n')}
}
`;
}

function examplesOf(document) {
  const found = new Map();
  const read = (responses) => {
    for (const { content = {} } of Object.values(responses))
      for (const { examples = {} } of Object.values(content))
        for (const example of Object.values(examples))
          if (example.value?.code !== undefined) found.set(example.value.code, example);
  };
  read(document.components.responses);
  for (const item of Object.values(document.paths))
    for (const method of methods) read(item[method]?.responses ?? {});
  return found;
}

function objectOf(value, path) {
  const members = Object.entries(value).map(([name, fact]) => {
    const isSometimes = sometimes.has(name) && path.split('.').length === 1;
    const orNull = nullable.has(`${path}.${name}`) ? ' | null' : '';
    return `readonly ${name}${isSometimes ? '?' : ''}: ${typeOf(fact, `${path}.${name}`)}${orNull}`;
  });
  return `{ ${members.join('; ')} }`;
}

function typeOf(value, path) {
  if (Array.isArray(value)) return `readonly ${typeOf(value[0], path)}[]`;
  return typeof value === 'object' ? objectOf(value, path) : typeof value;
}
