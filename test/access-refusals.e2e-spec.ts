import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessRow, people, type AccessRow, type Person } from '../src/access/access-table.js';
import { newId } from '../src/clock/new-id.js';
import { isId } from '../src/http/fields/text.js';
import { handlersOf } from '../src/openapi/routes.js';
import { entries } from './support/access/entries.js';
import { googleIsOn } from './support/access/google.js';
import { addressOf, operations, send, type Operation } from './support/access/operations.js';
import { accountOf, Cast, sessionOf, type Call } from './support/access/scene.js';
import { changesBetween, stateOf } from './support/access/state.js';
import { Actor, type Answer } from './support/actor.js';
import { send as probe } from './support/probe.js';
import { s3Store, type TestStore } from './support/media-stores.js';
import { Stoa } from './support/stoa.js';

/** A route with its row, and a call that its owner could make. Nobody in this file may, so one call is enough. */
interface Case {
  readonly operation: Operation;
  readonly row: AccessRow;
  readonly call: Call;
}

let stoa: Stoa;
let store: TestStore;
let cast: Cast;
let cases: Case[];
beforeAll(async () => {
  store = await s3Store();
  stoa = await Stoa.start({ ...googleIsOn, ...store.environment });
  cast = await Cast.of(stoa);
  const handlers = new Map(handlersOf(stoa.app).map(({ operationId, handler }) => [operationId, handler]));
  cases = [];
  for (const operation of operations) {
    const row = accessRow(operation.method, operation.path, handlers.get(operation.operationId)!);
    const call = await entries[operation.operationId]?.(cast.scene('owner'));
    if (call !== undefined) cases.push({ operation, row, call });
  }
});
afterAll(async () => {
  await stoa.stop();
  await store.stop();
});

/** Runs calls of which none may succeed; afterwards everything that is stored must be as it was. */
async function withoutEffect(work: () => Promise<void>): Promise<void> {
  const before = await stateOf(stoa);
  await work();
  expect(changesBetween(before, await stateOf(stoa))).toEqual([]);
}

const said = ({ status, body }: Answer): string => `${status} ${body.code}`;

/** Those of the calls that were not answered like this, in words. */
async function otherwise(
  expected: string,
  calls: readonly { operation: Operation; call: Call; by: Actor; label: string }[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { operation, call, by, label } of calls) {
    const answer = said(await send(operation, call, by));
    if (answer !== expected) wrong.push(`${operation.operationId}, ${label}: ${answer}`);
  }
  return wrong;
}

/** Everybody whose verdict on the route is this one. */
const thoseWith = (verdict: string, { verdicts }: AccessRow): Person[] =>
  people.filter((person) => verdicts[person] === verdict);

const garbage: readonly unknown[] = [{ unknown: [{}] }, {}, [], 'text', 7, null];

/** The call as it should be, and the same made wrong in every way that a check of values could notice. */
function spoilt({ operation, call }: Case): (Call & { label: string })[] {
  const broken = Object.fromEntries(Object.keys(call.params ?? {}).map((name) => [name, 'no such thing']));
  const bodies = operation.takesBody ? garbage : [];
  return [
    { ...call, label: 'well formed' },
    ...bodies.map((body) => ({ ...call, body, label: `with the body ${JSON.stringify(body)}` })),
    { ...call, query: '?unknown=1&unknown=2&page=-1', label: 'with a query that it does not know' },
    { ...call, params: broken, label: 'with an id that is none' },
    { ...call, headers: { ...call.headers, 'if-match': '"stale"' }, label: 'with a stale precondition' },
    { ...call, headers: { ...call.headers, 'idempotency-key': '\u00ff' }, label: 'with a key that is none' },
  ];
}

const spoiltFor = (verdict: string) =>
  cases.flatMap((one) =>
    thoseWith(verdict, one.row).flatMap((who) =>
      spoilt(one).map((call) => {
        const label = `${who} ${call.label}`;
        return { operation: one.operation, call, by: cast.actor(who), label };
      }),
    ),
  );

describe('Before anything of a request is looked at', () => {
  it('whoever has to sign in is told so, on every route', async () => {
    await withoutEffect(async () =>
      expect(await otherwise('401 UNAUTHENTICATED', spoiltFor('401'))).toEqual([]),
    );
  });

  it('whoever does not hold the permission is told so, on every route', async () => {
    await withoutEffect(async () => expect(await otherwise('403 FORBIDDEN', spoiltFor('403'))).toEqual([]));
  });
});

describe('Bytes that are no JSON', () => {
  const unreadable = [
    '{"name": ',
    '[1,]',
    '"\\u0000"',
    '['.repeat(40),
    `[${'0,'.repeat(2_100)}0]`,
    '\ufeff{}',
  ];

  it.each([
    { verdict: '401', code: 'UNAUTHENTICATED' },
    { verdict: '403', code: 'FORBIDDEN' },
  ])('are not what a person is told about who gets $verdict', async ({ verdict, code }) => {
    const wrong: string[] = [];
    for (const { operation, row, call } of cases.filter(({ operation: { takesBody } }) => takesBody))
      for (const who of thoseWith(verdict, row))
        for (const body of unreadable) {
          const headers = { 'content-type': 'application/json' };
          const { token } = cast.actor(who);
          const path = addressOf(operation, call);
          const answer = await probe(stoa.url, { method: operation.method, path, headers, body, token });
          if (said(answer) !== `${verdict} ${code}`) wrong.push(`${operation.operationId}: ${said(answer)}`);
        }
    expect(wrong).toEqual([]);
  });
});

describe('What belongs to somebody else', () => {
  /** What an answer says but for what is different in any two. */
  const told = ({ status, headers, body: { instance: _at, requestId: _id, ...body } }: Answer) => {
    const names = [...headers.keys()].filter((name) => !['date', 'x-request-id'].includes(name));
    return JSON.stringify({ status, body, names });
  };

  it('is answered like what is not there, however the request is spoilt', async () => {
    await withoutEffect(async () => {
      const different: string[] = [];
      for (const one of cases)
        for (const who of thoseWith('404', one.row))
          for (const { label, ...call } of spoilt(one)) {
            const ids = Object.entries(call.params ?? {}).map(([name, value]) => [
              name,
              isId(value) ? newId() : value,
            ]);
            const isBroken = label.endsWith('an id that is none');
            const nothing = { ...call, ...(isBroken ? {} : { params: Object.fromEntries(ids) }) };
            const [theirs, none] = [
              await send(one.operation, call, cast.actor(who)),
              await send(one.operation, nothing, cast.actor(who)),
            ];
            const isRefusal = theirs.status === 404 || (theirs.status === 400 && label !== 'well formed');
            if (!isRefusal || told(theirs) !== told(none))
              different.push(
                `${one.operation.operationId}, ${who} ${label}: ${said(theirs)}, else ${said(none)}`,
              );
          }
      expect(different).toEqual([]);
    });
  });
});

describe('A token that is sent must be valid, also on routes for anyone:', () => {
  const everywhere = (by: Actor) =>
    cases.map(({ operation, call }) => ({ operation, call, by, label: 'with that token' }));

  /** Somebody signed in who is then kept out; the token was never shown before that. */
  const expectShutOut = (actor: Actor): Promise<void> =>
    withoutEffect(async () => expect(await otherwise('401 UNAUTHENTICATED', everywhere(actor))).toEqual([]));

  it('that of a disabled account is not', async () => {
    const admin = await accountOf(stoa, 'admin');
    await stoa.change("UPDATE users SET status = 'disabled' WHERE id = $1", [admin.id]);
    await expectShutOut(admin);
  });

  it('that of an account that is gone is not', async () => {
    const admin = await accountOf(stoa, 'admin');
    await stoa.change('DELETE FROM users WHERE id = $1', [admin.id]);
    await expectShutOut(admin);
  });

  it('that of a session that has ended is not', async () => {
    const admin = await accountOf(stoa, 'admin');
    expect((await admin.get('/users/me')).status).toBe(200);
    expect((await admin.post('/auth/logout')).status).toBe(204);
    await expectShutOut(admin);
  });

  it('that of a session that lived its whole life is not', async () => {
    const admin = await accountOf(stoa, 'admin');
    await stoa.change('UPDATE sessions SET expires_at = now() WHERE id = $1', [sessionOf(admin)]);
    await expectShutOut(admin);
  });

  it.each(['', 'made-up', 'stoa_made_up', 'e30.e30.e30'])(
    'that which somebody makes up is not: "%s"',
    (text) => expectShutOut(new Actor(stoa.url, text)),
  );
});

describe('A route that needs a fresh proof of presence', () => {
  it('tells so ten minutes after the last one, to all who hold the permission, and does nothing', async () => {
    const stale = Object.fromEntries(
      await Promise.all(
        (['viewer', 'editor', 'admin'] as const).map(async (role) => {
          const account = await accountOf(stoa, role);
          await stoa.change(
            "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE id = $1",
            [sessionOf(account)],
          );
          return [role, account] as const;
        }),
      ),
    );
    const isOpenTo = ({ verdicts }: AccessRow, person: Person): boolean => !/401|403/.test(verdicts[person]);
    const calls = cases
      .filter(({ row }) => row.stepUp)
      .flatMap((one) =>
        (['owner', 'editor', 'admin'] as const)
          .filter((person) => isOpenTo(one.row, person))
          .flatMap((person) => {
            const by = stale[person === 'owner' ? 'viewer' : person]!;
            return spoilt(one).map((call) => ({ operation: one.operation, call, by, label: call.label }));
          }),
      );
    expect(calls.length).toBeGreaterThan(0);
    await withoutEffect(async () => expect(await otherwise('401 STEP_UP_REQUIRED', calls)).toEqual([]));
  });
});
