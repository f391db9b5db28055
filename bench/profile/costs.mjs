/** What code is for, the first that fits; by the address of its file, or by the name of what Node has no file for. */
const meanings = [
  { name: 'Collecting garbage', fits: ({ functionName }) => functionName === '(garbage collector)' },
  { name: 'JSON and rows', fits: isJson },
  {
    name: 'Sockets',
    fits: ({ functionName, url }) =>
      /^(write(v|Buffer|Utf8String|Latin1String|AsciiString)|readStart|readStop|shutdown)$/.test(
        functionName,
      ) || /^node:(net|tls|internal\/(streams?|stream_base_commons))\b/.test(url),
  },
  { name: 'HTTP', fits: ({ url }) => /^node:(_http|internal\/(http|url))/.test(url) },
  {
    name: 'Fastify',
    fits: ({ url }) =>
      /node_modules\/(fastify|@fastify|find-my-way|fast-[a-z-]+|light-my-request)\//.test(url),
  },
  {
    name: 'Nest and validation',
    fits: ({ url }) =>
      /node_modules\/(@nestjs|rxjs|reflect-metadata|class-(validator|transformer))\//.test(url),
  },
  {
    name: 'Speaking to PostgreSQL',
    fits: ({ url }) => /node_modules\/(pg|postgres)[a-z-]*\/|\/dist\/database\//.test(url),
  },
  {
    name: 'Hashes and signatures',
    fits: ({ functionName, url }) =>
      /^(oneShotDigest|signOneShot|verifyOneShot)$/.test(functionName) ||
      /^node:(internal\/)?crypto|node_modules\/(@node-rs|jsonwebtoken|jws|jwa)\//.test(url),
  },
  {
    name: 'Promises and timers',
    fits: ({ functionName, url }) =>
      functionName === 'runMicrotasks' ||
      /^node:(timers|async_hooks|internal\/(process|timers|async))/.test(url),
  },
  {
    name: 'Metrics and log',
    fits: ({ url }) => /node_modules\/(prom-client|pino)|\/dist\/(logging|health)\//.test(url),
  },
  { name: 'Stoa itself', fits: ({ url }) => /\/dist\//.test(url) },
];
const rest = 'Node itself';
const beside = 'Other threads';

/** The names of all that {@link costsOf} tells apart, in the order in which they are shown. */
export const groups = [...meanings.map(({ name }) => name), rest, beside];

/** V8 counts what is built in to whoever calls it: of these it is JSON more than anything else. */
function isJson({ functionName, url }) {
  return (
    (functionName === 'serialize' && url.endsWith('/fastify/lib/reply.js')) ||
    url.endsWith('/database/row-shape.js')
  );
}

/**
 * What a request goes into, in microseconds: `groups` by meaning, and `top`, the functions that take most by themselves.
 * `own` is what the main thread took for one, which is what the profile sees, and `cpu` what the process did.
 */
export function costsOf({ nodes, samples, timeDeltas }, { own, cpu }) {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const [byGroup, byFunction] = [new Map(), new Map()];
  let total = 0;
  samples.forEach((id, n) => {
    const { callFrame } = known.get(id);
    if (isIdle(callFrame)) return;
    total += timeDeltas[n];
    add(byGroup, meaningOf(id, { known, callers }), timeDeltas[n]);
    add(byFunction, nameOf(callFrame), timeDeltas[n]);
  });
  const each = (time) => (time / total) * own;
  return {
    groups: groups.map((name) => (name === beside ? cpu - own : each(byGroup.get(name) ?? 0))),
    top: [...byFunction]
      .map(([name, time]) => ({ name, cpu: each(time) }))
      .sort((one, other) => other.cpu - one.cpu)
      .slice(0, 6),
  };
}

/** What nobody can tell of by itself, such as reading a buffer, is for what its caller is for. */
function meaningOf(id, { known, callers }) {
  for (let at = id; at !== undefined; at = callers.get(at)) {
    const { callFrame } = known.get(at);
    const meaning = meanings.find(({ fits }) => fits(callFrame));
    if (meaning !== undefined) return meaning.name;
  }
  return rest;
}

/** Nothing to do, or the profile itself. */
function isIdle({ functionName, url }) {
  return functionName === '(idle)' || url.startsWith('node:inspector');
}

function nameOf({ functionName, url }) {
  if (functionName.startsWith('(')) return functionName.slice(1, -1);
  const file = url.replace(/^.*\/(node_modules|dist)\//, '').replace(/^file:\/\/.*\//, '');
  return `${functionName || 'a function'}${file === '' ? '' : ` in ${file}`}`;
}

function add(sums, name, time) {
  sums.set(name, (sums.get(name) ?? 0) + time);
}
