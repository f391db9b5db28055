import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessOf } from '../src/access/access.decorators.js';
import { accessRow, people, type AccessRow } from '../src/access/access-table.js';
import { handlersOf } from '../src/openapi/routes.js';
import type { Answer } from './support/actor.js';
import { entries } from './support/access/entries.js';
import { googleIsOn } from './support/access/google.js';
import { operations, send, type Operation } from './support/access/operations.js';
import { rowsOfPage } from './support/access/page.js';
import { Cast, type Call, type Entry } from './support/access/scene.js';
import { changesBetween, stateOf } from './support/access/state.js';
import { s3Store, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let store: TestStore;
let cast: Cast;
let handlers: Map<string, object>;
beforeAll(async () => {
  store = await s3Store();
  stoa = await Stoa.start({ ...googleIsOn, ...store.environment });
  cast = await Cast.of(stoa);
  handlers = new Map(handlersOf(stoa.app).map(({ operationId, handler }) => [operationId, handler]));
});
afterAll(async () => {
  await stoa.stop();
  await store.stop();
});

const rowOf = ({ operationId, method, path }: Operation): AccessRow =>
  accessRow(method, path, handlers.get(operationId)!);

/** What came of a call in the words of the table, and in more words where something is odd. */
function outcomeOf(answer: Answer, call: Call, operation: Operation, changed: string[]): string {
  const { status, body } = answer;
  if (status >= 400) {
    const plain = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND' }[status];
    const code = body.code === plain ? '' : ` ${JSON.stringify(body)}`;
    return `${status}${code}${changed.length > 0 ? `, and changed ${changed.join(', ')}` : ''}`;
  }
  const isSilent = call.shows !== undefined && !JSON.stringify(body).includes(call.shows);
  const expected = call.changes ?? operation.method !== 'GET';
  const odd = expected === changed.length > 0 ? '' : `, and changed ${changed.join(', ') || 'nothing'}`;
  return `${isSilent ? 'own' : 'yes'}${odd}`;
}

/** Calls the route as everybody; gives what came of it for each, in the words of the table. */
async function tried(operation: Operation, { verdicts }: AccessRow, entry: Entry) {
  const refused = people.filter((who) => verdicts[who].startsWith('4'));
  const allowed = people.filter((who) => !refused.includes(who));
  const outcomes: Record<string, string> = {};
  for (const who of allowed) {
    const call = await entry(cast.scene(who));
    const before = await stateOf(stoa);
    const answer = await send(operation, call, call.as ?? cast.actor(who));
    outcomes[who] = outcomeOf(answer, call, operation, changesBetween(before, await stateOf(stoa)));
  }
  // whoever is refused asks for the very thing that its owner would get
  const call = await entry(cast.scene('owner'));
  let before = await stateOf(stoa);
  for (const who of refused) {
    const answer = await send(operation, call, cast.actor(who));
    const after = await stateOf(stoa);
    outcomes[who] = outcomeOf(answer, call, operation, changesBetween(before, after));
    before = after;
  }
  return outcomes;
}

describe('Who may call a route', () => {
  it('is said by every route', () => {
    const silent = handlersOf(stoa.app).filter(({ handler }) => accessOf(handler) === null);
    expect(silent.map(({ controller, operationId }) => `${controller}.${operationId}`)).toEqual([]);
  });

  it('stands in docs/access.md as the routes say it', () => {
    const byRoute = (rows: AccessRow[]) => rows.toSorted((one, other) => (one.route < other.route ? -1 : 1));
    expect(byRoute(rowsOfPage())).toEqual(byRoute(operations.map(rowOf)));
  });

  it('is tried for every route, and for nothing else', () => {
    const routes = new Set(operations.map(({ operationId }) => operationId));
    expect({
      'without an entry in test/support/access': [...routes].filter((name) => !(name in entries)),
      'without a route': Object.keys(entries).filter((name) => !routes.has(name)),
    }).toEqual({ 'without an entry in test/support/access': [], 'without a route': [] });
  });

  it('is anyone where the document does not show the route', () => {
    const shown = new Set(operations.map(({ operationId }) => operationId));
    const hidden = handlersOf(stoa.app).filter(({ operationId }) => !shown.has(operationId));
    expect(hidden.map(({ handler }) => accessOf(handler)?.kind)).toEqual(hidden.map(() => 'public'));
  });

  it.each(operations)('is held to by $method $path', async (operation) => {
    const row = rowOf(operation);
    const entry = entries[operation.operationId];
    if (entry === undefined) throw new Error(`${operation.operationId} has no entry in test/support/access`);
    expect(await tried(operation, row, entry)).toEqual(row.verdicts);
  });
});
