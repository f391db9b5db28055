import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { accessOf, type Access } from '../access/access.decorators.js';
import { givesCartToken } from '../carts/cart-token.js';
import { saysWhere } from '../http/created.js';
import { idempotencyOf } from '../http/idempotency/retry.js';
import { exampleOf } from './examples.js';
import { headers, headersOf } from './headers.js';
import { operationsOf, type Operation, type Response } from './operation.js';
import { headerParameters, parametersOf } from './parameters.js';
import { ProblemDto } from './problem.dto.js';
import { problemResponses, sharedResponses } from './problems.js';
import { handlersOf } from './routes.js';
import { withCodeSamples } from './samples.js';
import { tidySchemas } from './schemas.js';
import { tagGroups, tags } from './tags.js';

/**
 * The OpenAPI document. What the swagger plugin reads from types and comments is completed from our own decorators:
 * who may, what goes wrong, which headers. Made from the built application only; elsewhere the comments are lost.
 */
export function createDocument(app: INestApplication, version: string): OpenAPIObject {
  const made = SwaggerModule.createDocument(app, information(version), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  const handlers = new Map(handlersOf(app).map(({ operationId, handler }) => [operationId, handler]));
  const operations = operationsOf(made, handlers);
  const shared = sharedResponses(operations);
  for (const operation of operations) complete(operation, shared);
  made.components = {
    ...made.components,
    responses: { ...shared },
    headers: { ...headers } as never,
    parameters: { ...headerParameters },
  };
  return withCodeSamples(withExamples(tidySchemas(made)));
}

function information(version: string): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle('Stoa')
    .setVersion(version)
    .setDescription(
      'The shop and the journal of a business in one service: accounts, a catalogue, orders and payments, posts and comments. Errors are problems of RFC 9457 with a stable `code`; money is whole minor units; lists page by number or by cursor.',
    )
    .setContact('Stoa', 'https://stoa.test', 'hello@stoa.test')
    .addServer('/', 'This service: production or local')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'An access token from `POST /auth/login` (a JWT, used by the best practices of RFC8725), or an API key from `POST /auth/api-keys`.',
      },
      'bearer',
    );
  for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  const built = builder.build();
  return {
    ...built,
    info: { ...built.info, license: { name: 'MIT', identifier: 'MIT' } as never },
    ...{ 'x-tagGroups': Object.entries(tagGroups).map(([name, of]) => ({ name, tags: of })) },
    servers: (built.servers ?? []).map((server) => ({ ...server, 'x-internal': false }) as never),
  };
}

function complete(operation: Operation, shared: Readonly<Record<string, Response>>): void {
  const { object, handler } = operation;
  const access = accessOf(handler);
  object.parameters = parametersOf(operation);
  withoutInventedSuccess(object.responses);
  object.description = [object.description, who(access)].filter(Boolean).join('\n\n');
  object.security = access?.kind === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }];
  Object.assign(object, { 'x-permissions': permissionsIn(access) });
  for (const [status, response] of Object.entries(object.responses))
    completeSuccess(operation, Number(status), response as Response);
  Object.assign(object.responses, problemResponses(operation, shared), notModified(operation));
  takeMergePatches(operation);
}

/** Where a route only leads elsewhere, the swagger module adds a 200 that nobody gives. */
function withoutInventedSuccess(responses: Operation['object']['responses']): void {
  if (responses['302'] !== undefined && (responses['200'] as Response | undefined)?.content === undefined)
    delete responses['200'];
}

function who(access: Access | null): string {
  if (access === null || access.kind === 'public') return 'For anyone.';
  if (access.kind === 'permission') return `Needs \`${access.permission}\`.`;
  const rest = access.any === null ? '' : `, \`${access.any}\` for the rest`;
  return `Needs \`${access.permission}\` for what is one's own${rest}; what is not yours is 404.`;
}

function permissionsIn(access: Access | null): string[] {
  if (access === null || access.kind === 'public') return [];
  return access.kind === 'owner' && access.any !== null
    ? [access.permission, access.any]
    : [access.permission];
}

function notModified({ method }: Operation): object {
  if (method !== 'get') return {};
  return { 304: { $ref: '#/components/responses/NotModified' } };
}

function takeMergePatches({ method, object }: Operation): void {
  const { content } = (object.requestBody ?? {}) as { content?: Record<string, unknown> };
  if (method === 'patch' && content) content['application/merge-patch+json'] = content['application/json'];
}

const done: Readonly<Record<number, string>> = { 201: 'Made.', 204: 'Done.' };

const leadsElsewhere: ReadonlySet<number> = new Set([302, 308]);

function completeSuccess({ handler }: Operation, status: number, response: Response): void {
  if (response.description === '') response.description = done[status] ?? 'The answer.';
  const isPage = JSON.stringify(response.content ?? {}).includes('PageDto"');
  response.headers = headersOf(status, ...named(handler, status), ...(isPage ? ['Link' as const] : []));
}

/** The headers of a success that this route alone, or its kind, answers with. */
function named(handler: object, status: number): (keyof typeof headers)[] {
  const hasPlace = status === 201 || status === 202 ? saysWhere(handler) : leadsElsewhere.has(status);
  return [
    ...(status === 204 ? [] : ['ETag' as const]),
    ...(hasPlace ? ['Location' as const] : []),
    ...(idempotencyOf(handler) === null ? [] : ['Idempotency-Replayed' as const]),
    ...(givesCartToken(handler) ? ['X-Cart-Token' as const] : []),
  ];
}

/** Puts an example beside every schema that is sent or answered. */
function withExamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as unknown as Record<string, Record<string, unknown>>;
  const fill = (
    content: Record<string, { schema?: unknown; example?: unknown; examples?: unknown }> | undefined,
  ): void => {
    for (const media of Object.values(content ?? {}))
      if (media.schema !== undefined && media.examples === undefined)
        media.example = exampleOf(media.schema as Record<string, unknown>, schemas);
  };
  for (const item of Object.values(document.paths))
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      fill((operation?.requestBody as Response | undefined)?.content);
      for (const response of Object.values(operation?.responses ?? {})) fill((response as Response).content);
    }
  return document;
}
