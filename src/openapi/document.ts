import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { accessOf, type Access } from '../access/access.decorators.js';
import { givesCartToken } from '../carts/cart-token.js';
import { collectionOf } from '../http/created.js';
import { idempotencyOf } from '../http/idempotency/retry.js';
import { exampleOf } from './examples.js';
import { headers, headersOf } from './headers.js';
import { operationsOf, type Operation, type Response } from './operation.js';
import { headerParameters, parametersOf } from './parameters.js';
import { ProblemDto } from './problem.dto.js';
import { problemResponses } from './problems.js';
import { handlersOf } from './routes.js';
import { tidySchemas } from './schemas.js';

/** What each tag holds, in the order of the reference. */
const tags: Readonly<Record<string, string>> = {
  Users: 'Accounts of people.',
  People: 'What all of the service knows of a person: to see, to take away, to erase.',
  Addresses: 'The addresses that somebody keeps.',
  AuditLog: 'The memory of what happened to accounts.',
  Auth: 'Signing in and out, and the keys that verify tokens.',
  Password: 'Changing and recovering passwords.',
  Email: 'Verifying and changing e-mail addresses.',
  Mfa: 'The second factor: an authenticator, and the codes for when it is lost.',
  Sessions: 'The devices that somebody is signed in on.',
  ApiKeys: 'Keys with which programs act for somebody.',
  Google: 'Signing in with Google.',
  Identities: 'Accounts of other services that somebody signs in with.',
  Jwks: 'The public keys of access tokens.',
  Products: 'The catalogue and its stock.',
  Variants: 'What is bought of a product: its sizes, colours and the like.',
  Prices: 'Prices to come, and what prices were.',
  QuantityBreaks: 'Products that cost less by the dozen.',
  Suggest: 'What a search field completes.',
  Sales: 'What sells.',
  Transfer: 'The catalogue as a file, in and out.',
  Imports: 'Files on their way into the catalogue.',
  Categories: 'The tree that products stand in.',
  Carts: 'What somebody means to buy, signed in or not.',
  Orders: 'Buying: quote, place, read.',
  OrderMoves: 'What happens to an order: payment, shipping, cancelling.',
  OrderRefunds: 'Money of orders that goes back.',
  Discounts: 'Codes that take something off.',
  ShippingMethods: 'How goods travel, where to and what for.',
  TaxRates: 'What is paid as tax, and where.',
  OrderShipments: 'Orders on their way, whole or in parts.',
  Invoices: 'Invoices and credit notes, as files.',
  Reports: 'What was sold.',
  Sandbox: 'The payment provider without money.',
  PaymentWebhooks: 'Where payment providers send their notices.',
  Reviews: 'What buyers say of products.',
  Moderation: 'Which reviews are shown, and what the shop answers.',
  Media: 'Images: the library.',
  MediaFiles: 'The bytes of images.',
  MediaUploads: 'Images that browsers put into the store themselves.',
  Posts: 'The journal.',
  Comments: 'What readers say.',
  Revisions: 'What the texts of posts were.',
  Preview: 'Drafts shown to those who have no account.',
  Authors: 'Who writes in the journal.',
  CommentModeration: 'Which comments are shown, and which posts take some.',
  Likes: 'What readers like.',
  Tags: 'What posts are about.',
  DeadLetters: 'Events that somebody never succeeded at.',
  Jobs: 'Work that nobody waits for, and what the calendar asks for.',
  Webhooks: 'Who is told of events: addresses of others, and what became of each message.',
  WebhookDeliveries: 'The messages to a webhook, and what it answered.',
  Feeds: 'The newest posts for readers of feeds.',
  SiteMap: 'All public pages for search engines.',
  Live: 'What happens, as it happens.',
  Notifications: 'What somebody gets letters about.',
  Health: 'Whether the service is well.',
};

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
  const problems = new Map<string, Response>();
  for (const operation of operationsOf(made, handlers)) complete(operation, problems);
  made.components = {
    ...made.components,
    responses: Object.fromEntries([...problems].sort(([a], [b]) => (a < b ? -1 : 1))),
    headers: { ...headers } as never,
    parameters: { ...headerParameters },
  };
  return withExamples(tidySchemas(made));
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
    servers: (built.servers ?? []).map((server) => ({ ...server, 'x-internal': false }) as never),
  };
}

function complete(operation: Operation, problems: Map<string, Response>): void {
  const { object, handler } = operation;
  const access = accessOf(handler);
  object.parameters = parametersOf(operation);
  object.description = [object.description, who(access)].filter(Boolean).join('\n\n');
  object.security = access?.kind === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }];
  Object.assign(object, { 'x-permissions': permissionsIn(access) });
  for (const [status, response] of Object.entries(object.responses))
    completeSuccess(operation, Number(status), response as Response);
  Object.assign(object.responses, problemResponses(operation, problems), notModified(operation));
  takeMergePatches(operation);
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
  return { 304: { description: 'It is still what If-None-Match names.', headers: headersOf(304, 'ETag') } };
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
  const hasPlace =
    status === 201 || status === 202 ? collectionOf(handler) !== null : leadsElsewhere.has(status);
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
