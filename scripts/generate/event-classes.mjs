import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { DomainEvent } from '../../dist/events/domain-event.js';

/**
 * Every event class of every feature: type, version, what it means, and the schema of its payload. The schema is what the
 * type checker says of the payload that the constructor hands on, so it is the code and cannot say anything else.
 */
export async function eventClasses() {
  const paths = globSync('src/**/*.events.ts').sort();
  const { options } = ts.parseJsonConfigFileContent(
    JSON.parse(readFileSync('tsconfig.json', 'utf8')),
    ts.sys,
    '.',
  );
  const program = ts.createProgram(paths, options);
  const found = [];
  for (const path of paths) {
    const module = await import(`../../${path.replace(/^src/, 'dist').replace(/\.ts$/, '.js')}`);
    for (const declaration of program.getSourceFile(path).statements.filter(ts.isClassDeclaration)) {
      const kind = module[declaration.name.text];
      if (!(kind?.prototype instanceof DomainEvent)) continue;
      const { type, version } = kind;
      found.push({ type, version, meaning: meaningOf(declaration), schema: payloadOf(declaration, program) });
    }
  }
  return found.sort((a, b) => (a.type < b.type ? -1 : 1));
}

function meaningOf(declaration) {
  const [comment] = ts.getJSDocCommentsAndTags(declaration);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replaceAll(/\s+/g, ' ');
}

/** The second thing that the class directly below DomainEvent hands to its constructor. */
function payloadOf(declaration, program) {
  const checker = program.getTypeChecker();
  const name = declaration.name.text;
  const root = rootOf(declaration, checker);
  const constructor = root.members.find(ts.isConstructorDeclaration);
  const call = constructor?.body.statements
    .filter(ts.isExpressionStatement)
    .map(({ expression }) => expression)
    .find((node) => ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword);
  if (call === undefined) throw new Error(`${name}: no payload is handed to DomainEvent`);
  return objectSchema(checker.getTypeAtLocation(call.arguments[1]), { checker, name, at: call });
}

function rootOf(declaration, checker) {
  const [parent] = declaration.heritageClauses?.[0]?.types ?? [];
  const symbol = checker.getTypeAtLocation(parent).symbol;
  const above = symbol.declarations.find(ts.isClassDeclaration);
  return symbol.name === DomainEvent.name ? declaration : rootOf(above, checker);
}

function objectSchema(type, context) {
  const { checker, name, at } = context;
  const members = checker.getPropertiesOfType(type);
  if (members.length === 0) throw new Error(`${name}: an object without known properties`);
  const properties = members.map((member) => [
    member.name,
    schemaOf(checker.getTypeOfSymbolAtLocation(member, at), member.name, context),
  ]);
  const required = members
    .filter(({ flags }) => !(flags & ts.SymbolFlags.Optional))
    .map((member) => member.name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
}

function schemaOf(type, key, context) {
  const { checker, name } = context;
  const parts = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & ts.TypeFlags.Undefined),
  );
  const some = parts.filter(({ flags }) => !(flags & ts.TypeFlags.Null));
  const schema = plainSchema(some, key, context);
  if (schema === null)
    throw new Error(`${name}: no schema for "${key}", which is "${checker.typeToString(type)}"`);
  if (some.length === parts.length) return schema;
  return { ...schema, type: [schema.type, 'null'], ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}

function plainSchema(parts, key, context) {
  if (parts.length > 0 && parts.every((part) => part.isStringLiteral()))
    return { type: 'string', enum: parts.map(({ value }) => value).sort() };
  if (parts.length > 0 && parts.every(({ flags }) => flags & ts.TypeFlags.BooleanLike))
    return { type: 'boolean' };
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return null;
  if (part.flags & ts.TypeFlags.String) return textSchema(key);
  if (part.flags & ts.TypeFlags.Number) return { type: 'integer' };
  const { checker } = context;
  if (checker.isArrayType(part)) {
    const [item] = checker.getTypeArguments(part);
    return { type: 'array', items: schemaOf(item, key.replace(/s$/, ''), context) };
  }
  return part.flags & ts.TypeFlags.Object ? objectSchema(part, context) : null;
}

/** What a name promises: `orderId` is an id, `currency` a code, `occurredAt` an instant. */
function textSchema(key) {
  if (/(^id|Id)$/.test(key)) return { type: 'string', format: 'uuid' };
  if (/At$/.test(key)) return { type: 'string', format: 'date-time' };
  if (/^currency$|Currency$/.test(key)) return { type: 'string', pattern: '^[A-Z]{3}$' };
  return { type: 'string' };
}
