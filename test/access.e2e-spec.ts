import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessOf } from '../src/access/access.decorators.js';
import { permissionsOf, type Role } from '../src/access/permissions.js';
import { newId } from '../src/clock/new-id.js';
import { handlersOf } from '../src/openapi/routes.js';
import { readDocument } from '../src/openapi/serve.js';
import type { Actor } from './support/actor.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let people: Record<'nobody' | Role, Actor>;
beforeAll(async () => {
  stoa = await Stoa.start();
  people = {
    nobody: stoa.nobody,
    viewer: await stoa.given.viewer(),
    editor: await stoa.given.editor(),
    admin: await stoa.given.admin(),
  };
});
afterAll(() => stoa.stop());

const operations = Object.entries<any>(readDocument().paths).flatMap(([path, item]) =>
  Object.entries<any>(item).map(([method, { operationId }]) => ({
    path,
    method: method.toUpperCase(),
    operationId,
  })),
);

describe('Who may call a route', () => {
  it('is said by every route', () => {
    const silent = handlersOf(stoa.app).filter(({ handler }) => accessOf(handler) === null);
    expect(silent.map(({ controller, operationId }) => `${controller}.${operationId}`)).toEqual([]);
  });

  it.each(operations)('is held to by $method $path', async ({ path, method, operationId }) => {
    const { handler } = handlersOf(stoa.app).find((candidate) => candidate.operationId === operationId)!;
    const access = accessOf(handler)!;
    const address = path.replace('{provider}', 'none').replaceAll(/\{\w+\}/g, newId());
    for (const [who, actor] of Object.entries(people)) {
      if (operationId === 'logout' && who !== 'nobody') continue;
      const target = address.startsWith('/api/v1') ? address.slice('/api/v1'.length) : `/${address}`;
      const { status } = await actor.send(
        method,
        target,
        method === 'GET' || method === 'DELETE' ? undefined : {},
        {},
      );
      const isAllowed =
        access.kind === 'public' || (who !== 'nobody' && permissionsOf[who as Role].has(access.permission));
      const refusal = who === 'nobody' ? 401 : 403;
      const isSignIn = operationId === 'login' || operationId === 'refresh';
      if (isAllowed && !isSignIn) expect([who, status]).not.toEqual([who, refusal]);
      if (!isAllowed) expect([who, status]).toEqual([who, refusal]);
    }
  });
});
