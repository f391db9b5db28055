// The navigation of the reference as markup: it stands in the page itself, so that there is something to read before any
// script has come.

/** @returns {string} the groups of the document with their tags and operations, webhooks and schemas */
export function navigationOf(document, operations, webhooks) {
  const byTag = Map.groupBy(operations, ({ tag }) => tag);
  const parts = groupsOf(document, byTag).map(({ name, tags }) => {
    const lists = tags.map((tag) =>
      tagList(tag, byTag.get(tag), tags.length === 1 && [tag, wordsOf(tag)].includes(name)),
    );
    return group(name, lists.join('\n'));
  });
  const told = webhooks.map(({ name }) => item(`webhook/${name}`, 'event', name, name));
  const schemas = Object.keys(document.components.schemas)
    .sort()
    .map((name) => item(`schema/${name}`, '', name, name));
  return [
    ...parts,
    ...(told.length === 0 ? [] : [group('Webhook messages', list(told))]),
    group('Schemas', list(schemas)),
  ].join('\n');
}

function groupsOf(document, byTag) {
  const held = (tags) => tags.filter((tag) => byTag.has(tag));
  const named = (document['x-tagGroups'] ?? []).map(({ name, tags }) => ({ name, tags: held(tags) }));
  const known = new Set(named.flatMap(({ tags }) => tags));
  const others = held(document.tags.map(({ name }) => name)).filter((tag) => !known.has(tag));
  const rest = [...byTag.keys()].filter((tag) => !known.has(tag) && !others.includes(tag));
  return [...named, ...[...others, ...rest].map((tag) => ({ name: wordsOf(tag), tags: [tag] }))].filter(
    ({ tags }) => tags.length > 0,
  );
}

const group = (name, content) =>
  `<details><summary>${escaped(name)}</summary>
${content}
</details>`;

const tagList = (tag, operations, isAlone) =>
  `${isAlone ? '' : `<p class="tag"><a href="#tag/${escaped(tag)}">${escaped(wordsOf(tag))}</a></p>`}
${list(
  operations.map(({ id, method, path, summary }) =>
    item(id, method, summary, `${path} ${id} ${wordsOf(tag)}`, tag),
  ),
)}`;

const list = (items) => `<ul>${items.join('\n')}</ul>`;

function item(address, method, words, search, tag) {
  const sign = method === '' ? '' : `<b class="method ${method}">${method}</b> `;
  const place = tag === undefined ? '' : ` data-tag="${escaped(tag)}"`;
  return `<li><a href="#${escaped(address)}" data-words="${escaped(search)}"${place}>${sign}${escaped(words)}</a></li>`;
}

/** `OrderMoves` in words: `Order moves`. */
function wordsOf(name) {
  const [first, ...others] = name.split(/(?<=[a-z])(?=[A-Z])/);
  return [first, ...others.map((word) => word.toLowerCase())].join(' ');
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) => text.replaceAll(/[&<>"]/g, (sign) => signs[sign]);
