import { ImportRunner } from '../../src/products/transfer/import-runner.js';
import type { Actor, Answer } from './actor.js';
import type { Stoa } from './stoa.js';

/** Sends text or bytes as a file, and gives the answer as it comes. */
export function sendFile(
  editor: Actor,
  content: string | Uint8Array<ArrayBuffer>,
  { query = '', type = 'text/csv', headers = {} } = {},
): Promise<Answer> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return editor.send('POST', `/products/import${query}`, bytes, { 'content-type': type, ...headers });
}

/** Carries out all that waits. */
export const runImports = (stoa: Stoa): Promise<void> => stoa.app.get(ImportRunner).runDue();

/** Imports a file and waits for its end; gives what the API then says of it. */
export async function importFile(
  stoa: Stoa,
  editor: Actor,
  content: string | Uint8Array<ArrayBuffer>,
  options: Parameters<typeof sendFile>[2] = {},
): Promise<Record<string, any>> {
  const { status, body } = await sendFile(editor, content, options);
  if (status !== 202) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  await runImports(stoa);
  return (await editor.get(`/imports/${body.id}`)).body;
}

/** The faults of an import, each as `line field code`. */
export async function faultsOf(editor: Actor, id: string): Promise<string[]> {
  const { body } = await editor.get(`/imports/${id}/errors?limit=100`);
  return body.data.map(({ line, field, code }: any) => `${line} ${field} ${code}`);
}

/** Rows as NDJSON. */
export const ndjson = (...rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** All products as a file. */
export async function exportFile(editor: Actor, query = ''): Promise<string> {
  const { body } = await editor.get(`/products/export${query}`);
  return body;
}
