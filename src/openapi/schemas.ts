import type { OpenAPIObject } from '@nestjs/swagger';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = Record<string, Json>;

/** What maps hold, which no field could give a name to. */
const enumsOfMaps = { DependencyStateDto: { type: 'string', enum: ['up', 'down'] } };

/** A copy of the JSON in which `change` has had every object, the innermost first. */
export function mapObjects(json: Json, change: (object: Schema) => Json): Json {
  if (Array.isArray(json)) return json.map((item) => mapObjects(item, change));
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([name, value]) => [name, mapObjects(value, change)] as const);
  return change(Object.fromEntries(entries));
}

/** Makes schemas say what they mean in 3.1: plain references, examples as lists, names without our suffix. */
export function tidySchemas(document: OpenAPIObject): OpenAPIObject {
  Object.assign(document.components?.schemas ?? {}, enumsOfMaps);
  closeRequests(document);
  openProblems(document);
  const tidy = mapObjects(document as unknown as Json, (object) => withExamples(merged(flattened(object))));
  const text = JSON.stringify(tidy).replaceAll(
    /#\/components\/schemas\/(\w+?)Dto"/g,
    '#/components/schemas/$1"',
  );
  const renamed = JSON.parse(text) as OpenAPIObject;
  const schemas = Object.entries(renamed.components?.schemas ?? {});
  const names = schemas.map(([name, schema]) => [name.replace(/Dto$/, ''), schema] as const);
  if (new Set(names.map(([name]) => name)).size < names.length)
    throw new Error('two schemas have one name without Dto');
  return withNamedEnums({
    ...renamed,
    components: {
      ...renamed.components,
      schemas: Object.fromEntries(names.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  });
}

/** `allOf` of one reference is that reference. */
function flattened(object: Schema): Schema {
  const { allOf, ...rest } = object;
  return Array.isArray(allOf) && allOf.length === 1 ? { ...rest, ...(allOf[0] as Schema) } : object;
}

/** A choice among plain types is one list of types: what bounds one of them says nothing of the others. */
function merged(object: Schema): Schema {
  const { oneOf, anyOf, ...rest } = object;
  const choices = (oneOf ?? anyOf) as Schema[] | undefined;
  if (!Array.isArray(choices) || choices.some((choice) => !('type' in choice))) return object;
  const types = choices.flatMap(({ type = null }) => type);
  const keys = choices.flatMap((choice) => Object.keys(choice).filter((key) => key !== 'type'));
  if (new Set(types).size < types.length || new Set(keys).size < keys.length) return object;
  return { ...rest, ...(Object.assign({}, ...choices) as Schema), type: types };
}

/** Enums that have a name are referred to by it, wherever they stand. */
function withNamedEnums(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as unknown as Record<string, Schema>;
  const names = new Map(
    Object.entries(schemas).flatMap(([name, { enum: values }]) =>
      Array.isArray(values) ? [[JSON.stringify(values), name] as const] : [],
    ),
  );
  const refer = (object: Schema): Json => {
    const name = names.get(JSON.stringify(object['enum'] ?? null));
    return name === undefined ? object : { $ref: `#/components/schemas/${name}` };
  };
  const inside = Object.entries(schemas).map(([name, schema]) => [
    name,
    'enum' in schema ? schema : mapObjects(schema, refer),
  ]);
  return {
    ...document,
    paths: mapObjects(document.paths as unknown as Json, refer) as never,
    components: { ...document.components, schemas: Object.fromEntries(inside) as never },
  };
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
