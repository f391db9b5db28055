import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GoogleWorld, pkce, returnUrls } from './support/google.js';
import { Visitor } from './support/visitor.js';

let world: GoogleWorld;
beforeAll(async () => {
  world = await GoogleWorld.start();
});
afterAll(() => world.stop());

describe('Signing in with Google', () => {
  it('makes an account for who comes the first time, and finds it again', async () => {
    const sub = world.person({ name: 'Anna Example' });
    const first = await world.signIn(sub);
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.body).toMatchObject({
      tokenType: 'Bearer',
      user: { email: `${sub}@example.com`, emailVerified: true, name: 'Anna Example', role: 'viewer' },
    });
    const again = await world.signIn(sub);
    expect(again.body.user.id).toBe(first.body.user.id);
    expect((await world.actor(again).get('/users/me')).status).toBe(200);
  });
});
