import { readFileSync } from 'node:fs';
import { navigationOf } from './navigation.mjs';
import { headersOf, operationsOf, webhooksOf } from './operation-parts.mjs';

const name = 'virtual:reference';
const inner = '\0reference:';

/**
 * Takes openapi.json apart for the page at /docs: the navigation stands in the page, the operations of each tag and all
 * schemas are files of their own that are loaded when somebody looks at them.
 */
export function reference(openapi, introduction) {
  const document = JSON.parse(readFileSync(openapi, 'utf8'));
  const operations = operationsOf(document);
  const webhooks = webhooksOf(document);
  const parts = {
    ...Object.fromEntries(Map.groupBy(operations, ({ tag }) => tag)),
    'all-schemas': document.components.schemas,
    'all-webhooks': webhooks,
    'all-headers': headersOf(document),
  };
  const tags = document.tags.map(({ name: tag, description }) => [tag, description]);
  return {
    name: 'reference',
    resolveId: (id) => {
      if (id === name) return `${inner}all`;
      return id.startsWith(`${name}/`) ? `${inner}part/${id.slice(name.length + 1)}` : null;
    },
    load(id) {
      if (id === `${inner}all`) return entry(Object.keys(parts), tags);
      if (!id.startsWith(`${inner}part/`)) return null;
      const part = parts[id.slice(inner.length + 5)];
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(part))});`;
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html
          .replace('<!-- navigation -->', () => navigationOf(document, operations, webhooks))
          .replace('<!-- introduction -->', () => readFileSync(introduction, 'utf8'))
          .replaceAll('<!-- version -->', () => document.info.version),
    },
  };
}

function entry(parts, tags) {
  const load = (part) => `() => import('${name}/${part}').then((part) => part.default)`;
  const byTag = parts.filter((part) => !part.startsWith('all-'));
  return `
export const descriptions = ${JSON.stringify(Object.fromEntries(tags))};
export const operationsOf = {${byTag.map((part) => `${JSON.stringify(part)}: ${load(part)}`).join(',')}};
export const loadSchemas = ${load('all-schemas')};
export const loadWebhooks = ${load('all-webhooks')};
export const loadHeaders = ${load('all-headers')};`;
}
