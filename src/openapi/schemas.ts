import type { OpenAPIObject } from '@nestjs/swagger';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = Record<string, Json>;

/** A copy of the JSON in which `change` has had every object, the innermost first. */
export function mapObjects(json: Json, change: (object: Schema) => Json): Json {
  if (Array.isArray(json)) return json.map((item) => mapObjects(item, change));
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([name, value]) => [name, mapObjects(value, change)] as const);
  return change(Object.fromEntries(entries));
}

/** Makes schemas say what they mean in 3.1: plain references, examples as lists, names without our suffix. */
export function tidySchemas(document: OpenAPIObject): OpenAPIObject {
  closeRequests(document);
  openProblems(document);
  const tidy = mapObjects(document as unknown as Json, (object) => withExamples(flattened(object)));
  const text = JSON.stringify(tidy).replaceAll(
    /#\/components\/schemas\/(\w+?)Dto"/g,
    '#/components/schemas/$1"',
  );
  const renamed = JSON.parse(text) as OpenAPIObject;
  const schemas = Object.entries(renamed.components?.schemas ?? {});
  const names = schemas.map(([name, schema]) => [name.replace(/Dto$/, ''), schema] as const);
  if (new Set(names.map(([name]) => name)).size < names.length)
    throw new Error('two schemas have one name without Dto');
  return {
    ...renamed,
    components: {
      ...renamed.components,
      schemas: Object.fromEntries(names.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

/** `allOf` of one reference is that reference. */
function flattened(object: Schema): Schema {
  const { allOf, ...rest } = object;
  return Array.isArray(allOf) && allOf.length === 1 ? { ...rest, ...(allOf[0] as Schema) } : object;
}

/** `example` of a schema is `examples` in JSON Schema. */
function withExamples(object: Schema): Schema {
  const isSchema = 'type' in object || '$ref' in object || 'anyOf' in object;
  if (!isSchema || !('example' in object) || 'in' in object) return object;
  const { example = null, ...rest } = object;
  return { ...rest, examples: [example] };
}

/** What is sent to us has no unknown members; what we send may get more. */
function closeRequests(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as unknown as Record<string, Schema>;
  const bodies = Object.values(document.paths).flatMap((item) =>
    Object.values(item as Record<string, { requestBody?: unknown }>).map(
      (operation) => operation.requestBody ?? null,
    ),
  );
  const reached = new Set<string>();
  const reach = (json: unknown): void => {
    for (const [, name = ''] of JSON.stringify(json).matchAll(/#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      reach(schemas[name]);
    }
  };
  reach(bodies);
  for (const name of reached) {
    const schema = schemas[name];
    if (schema?.['type'] === 'object') schema['additionalProperties'] = false;
  }
}

/** A problem may carry the facts of its case. */
function openProblems(document: OpenAPIObject): void {
  const problem = document.components?.schemas?.['ProblemDto'] as unknown as Schema;
  problem['additionalProperties'] = true;
}
