import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { Actor, Answer } from './actor.js';
import { worker } from './jobs.js';
import type { Stoa } from './stoa.js';

/** Sends bytes as a file of posts, and gives the answer as it comes. */
export function sendPosts(
  editor: Actor,
  bytes: Uint8Array<ArrayBuffer> | string,
  { type = 'application/zip', headers = {} } = {},
): Promise<Answer> {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return editor.send('POST', '/posts/import', content, { 'content-type': type, ...headers });
}

/** Imports a file of posts and waits for its end; gives what the API then says of it. */
export async function importPosts(
  stoa: Stoa,
  editor: Actor,
  bytes: Uint8Array<ArrayBuffer> | string,
  options: Parameters<typeof sendPosts>[2] = {},
): Promise<Record<string, any>> {
  const { status, body } = await sendPosts(editor, bytes, options);
  if (status !== 202) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  await worker(stoa).workDue();
  return (await editor.get(`/post-imports/${body.id}`)).body;
}

/** What is said of the posts of an import, each as `name severity field code`. */
export async function notesOf(editor: Actor, { id }: Record<string, any>): Promise<string[]> {
  const { body } = await editor.get(`/post-imports/${id}/errors?limit=100`);
  return body.data.map(({ name, severity, field, code }: any) => `${name} ${severity} ${field} ${code}`);
}

/** The counts of an import in which nothing else happened. */
export const countsOf = (counts: object) => ({
  ...{ created: 0, updated: 0, unchanged: 0, refused: 0, leftOut: 0 },
  ...{ read: Object.values(counts).reduce((sum: number, count: number) => sum + count, 0) },
  ...counts,
});

/** An archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** The files of an archive. */
export async function filesOf(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString();
  return files;
}

/** The posts that somebody gets as an archive. */
export async function exportPosts(who: Actor): Promise<Buffer<ArrayBuffer>> {
  const answer = await fetch(`${who.at}/api/v1/posts/export`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  if (answer.status !== 200) throw new Error(`no archive: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
