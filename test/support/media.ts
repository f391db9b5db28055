import sharp from 'sharp';
import { permissionsOf, type Role } from '../../src/access/permissions.js';
import { newId } from '../../src/clock/new-id.js';
import { Database } from '../../src/database/database.js';
import { MediaFacade } from '../../src/media/media.facade.js';
import type { Actor, Answer } from './actor.js';
import { checkExchange } from './contract.js';
import type { Stoa } from './stoa.js';

/** One part of a form. */
export interface Part {
  readonly name: string;
  /** Of a file; left out, it is a field. */
  readonly fileName?: string;
  readonly type?: string;
  readonly content: string | Uint8Array;
}

const boundary = 'stoa-test-boundary';
const formType = `multipart/form-data; boundary=${boundary}`;

/** A form as it goes over the wire, byte for byte as the test wants it. */
export function formOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.flatMap(({ name, fileName, type, content }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`,
    fileName === undefined ? '' : `; filename="${fileName}"`,
    type === undefined ? '\r\n\r\n' : `\r\ncontent-type: ${type}\r\n\r\n`,
    content,
    '\r\n',
  ]);
  return new Uint8Array(Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece))));
}

/** An image of one colour unless told; of noise it has as many bytes as pixels, more or less. */
export function imageOf(
  type: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' = 'png',
  { width = 40, height = 30, isNoise = false, colour = '#c33' } = {},
): Promise<Buffer> {
  const noise = isNoise ? { noise: { type: 'gaussian', mean: 128, sigma: 60 } as const } : {};
  const image = sharp({ create: { width, height, channels: 3, background: colour, ...noise } });
  return image.toFormat(type, type === 'avif' ? { effort: 0 } : {}).toBuffer();
}

/** The image as the only part of a form. */
export const fileForm = (content: Uint8Array | string, fileName = 'kettle.png', type = 'image/png') =>
  formOf([{ name: 'file', fileName, type, content }]);

/** Sends a form, and gives the answer as it comes. */
export async function sendForm(
  { at, token }: Actor,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const requestHeaders = { authorization: `Bearer ${token}`, 'content-type': formType, ...headers };
  const answer = await fetch(`${at}/api/v1/media`, { method: 'POST', headers: requestHeaders, body });
  const got = { status: answer.status, headers: answer.headers, body: await answer.json() };
  const exchange = { ...got, method: 'POST', path: '/api/v1/media', requestBody: body, requestHeaders };
  checkExchange(exchange);
  return got;
}

/** What a route that takes forms is sent by hand: a form with an image. */
export const rawForm = async () => ({
  body: fileForm(await imageOf()),
  headers: { 'content-type': formType },
});

/** A medium that somebody has put up, as the API shows it. */
export async function mediumOf(owner: Actor, image?: Uint8Array): Promise<Record<string, any>> {
  const { status, body } = await sendForm(owner, fileForm(image ?? (await imageOf())));
  if (status !== 201) throw new Error(`no medium: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A file as it came. */
interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** What is at an address of the service. */
export async function fileAt(
  { at, token }: Actor,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<FileAnswer> {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const requestHeaders = { ...authorization, ...headers };
  const answer = await fetch(`${at}${url}`, { method, headers: requestHeaders });
  const got = {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
  const isProblem = got.headers.get('content-type')?.includes('json') === true && got.bytes.length > 0;
  const body: unknown = isProblem ? JSON.parse(got.bytes.toString()) : got.bytes.toString('latin1');
  checkExchange({ ...got, body, method, path: url, requestBody: undefined, requestHeaders });
  return got;
}

/** Has something of the tests show media, in the name of somebody; gives its id. */
export async function show(
  { app }: Stoa,
  { id }: Actor,
  mediaIds: readonly string[],
  {
    isPublic = true,
    subjectId = newId(),
    role = 'viewer',
  }: { isPublic?: boolean; subjectId?: string; role?: Role } = {},
): Promise<string> {
  const by = { id, seesAll: permissionsOf[role].has('media:read:any') };
  const subject = { kind: 'test', subjectId, title: 'Of the tests', mediaIds, isPublic };
  await app.get(Database).transaction((tx) => app.get(MediaFacade).use(tx, by, subject));
  return subjectId;
}
