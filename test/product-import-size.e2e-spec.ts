import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { mostFileBytes } from '../src/products/transfer/import-receipt.js';
import type { Actor } from './support/actor.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterEach(async () => {
  const { rows } = await stoa.sql.query(
    'SELECT (SELECT count(*)::int FROM imports) AS imports, (SELECT count(*)::int FROM import_chunks) AS pieces',
  );
  expect(rows).toEqual([{ imports: 0, pieces: 0 }]);
});
afterAll(async () => {
  agent.destroy();
  await stoa.stop();
});

function begin(who: Actor, headers: Record<string, string | number>): ClientRequest {
  const signed = { authorization: `Bearer ${who.token}`, 'content-type': 'text/csv', ...headers };
  return request(`${who.at}/api/v1/products/import`, { method: 'POST', agent, headers: signed });
}

async function answerTo(asked: ClientRequest) {
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const headers = new Headers(answer.headers as Record<string, string>);
  return { status: answer.statusCode ?? 0, headers, body: JSON.parse(await text(answer)) };
}

describe('A file that is larger than any may be', () => {
  it('is refused by the length that it says, before it comes', async () => {
    const asked = begin(editor, { 'content-length': mostFileBytes + 1 });
    asked.write('sku\n');
    expectProblem(await answerTo(asked), 413, 'PAYLOAD_TOO_LARGE');
    asked.destroy();
  });

  it('says nothing of its length to whoever may not send one at all', async () => {
    const asked = begin(await stoa.given.viewer(), { 'content-length': mostFileBytes + 1 });
    asked.write('sku\n');
    expectProblem(await answerTo(asked), 403, 'FORBIDDEN');
    asked.destroy();
  });

  it('is refused where it passes the limit when it comes in chunks, and the connection goes on', async () => {
    const asked = begin(editor, { 'transfer-encoding': 'chunked' });
    const answer = answerTo(asked);
    asked.write('sku\n');
    const piece = Buffer.alloc(1024 * 1024, '\n');
    for (let sent = 0; sent <= mostFileBytes; sent += piece.length)
      if (!asked.write(piece)) await once(asked, 'drain');
    asked.end();
    expectProblem(await answer, 413, 'PAYLOAD_TOO_LARGE');
    const small = begin(editor, { 'content-length': 0 });
    small.end();
    expectProblem(await answerTo(small), 400, 'MALFORMED_REQUEST');
    expect(small.reusedSocket).toBe(true);
  }, 180_000);
});
