// What the reference shows of the document, with references to shared answers, headers and parameters followed, and
// without what every answer repeats. Schemas stay references: they are shown once each.

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation, in the order of the document, as the page shows it. */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => operationOf(document, { path, method, object: item[method] })),
  );
}

/** What is sent to others: the events that webhooks receive. */
export function webhooksOf(document) {
  return Object.entries(document.webhooks ?? {}).map(([name, { post }]) => ({
    name,
    summary: post.summary ?? name,
    description: post.description ?? '',
    parameters: parametersOf(document, post),
    bodies: bodiesOf(follow(document, post.requestBody)),
    responses: responsesOf(document, post),
  }));
}

function operationOf(document, { path, method, object }) {
  const needed = object.security ?? document.security ?? [];
  return {
    id: object.operationId,
    method,
    path,
    tag: object.tags?.[0] ?? 'Other',
    summary: (object.summary ?? object.operationId).replace(/\.$/, ''),
    description: object.description ?? '',
    isDeprecated: object.deprecated === true,
    isPublic: needed.length === 0 || needed.some((way) => Object.keys(way).length === 0),
    permissions: object['x-permissions'] ?? [],
    parameters: parametersOf(document, object),
    bodies: bodiesOf(follow(document, object.requestBody)),
    needsBody: object.requestBody?.required === true,
    responses: responsesOf(document, object),
    samples: (object['x-codeSamples'] ?? []).map(({ lang, label, source }) => ({
      label: label ?? lang,
      source,
    })),
  };
}

function parametersOf(document, { parameters = [] }) {
  return parameters
    .map((parameter) => follow(document, parameter))
    .map(({ name, in: place, required = false, description = '', schema, example }) => ({
      ...{ name, place, required, description, schema },
      ...(example === undefined ? {} : { example }),
    }));
}

function bodiesOf(body) {
  return Object.entries(body?.content ?? {}).map(([type, { schema, example, examples }]) => ({
    type,
    schema,
    example: example ?? Object.values(examples ?? {})[0]?.value,
  }));
}

function responsesOf(document, { responses }) {
  return Object.entries(responses).map(([status, reference]) => {
    const response = follow(document, reference);
    const problem = response.content?.['application/problem+json'];
    return {
      status,
      description: response.description,
      headers: Object.keys(response.headers ?? {}),
      bodies: problem === undefined ? bodiesOf(response) : [],
      problems: Object.entries(problem?.examples ?? {}).map(([code, { summary }]) => ({
        code,
        title: summary ?? '',
      })),
    };
  });
}

/** What each header of an answer means, by its name. */
export function headersOf(document) {
  return Object.fromEntries(
    Object.entries(document.components.headers ?? {}).map(([name, { description }]) => [
      name,
      description ?? '',
    ]),
  );
}

function follow(document, value) {
  if (typeof value?.$ref !== 'string') return value;
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((at, step) => at[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}
