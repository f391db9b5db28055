import { expect } from '@jest/globals';
import { newId } from '../../src/clock/new-id.js';
import { Actor } from './actor.js';
import { moveClock } from './clock.js';
import { password } from './given.js';
import { ModelSession } from './session-model.js';
import type { Stoa } from './stoa.js';

/** A real session beside what the model says of it; `pairs[n]` are the tokens of turn n. */
export interface Device {
  readonly model: ModelSession;
  readonly pairs: { access: string; refresh: string }[];
}

/** A person beside what should be true of them. */
interface Person {
  readonly id: string;
  readonly email: string;
  role: string;
  isEnabled: boolean;
}

/**
 * Two instances on one database, some people and their sessions, and for each what the rules say. Every step is taken
 * on the real thing and on the model, and a difference fails the test. Time passes only when a step says so.
 */
export class SessionWorld {
  readonly people: Person[] = [];
  readonly devices: Device[] = [];
  private now = 0;
  private readonly clocks: ReturnType<typeof moveClock>[];

  private constructor(
    readonly instances: readonly Stoa[],
    private readonly admin: Actor,
  ) {
    this.clocks = instances.map(moveClock);
  }

  static async open(instances: readonly Stoa[], admin: Actor, people: number): Promise<SessionWorld> {
    const world = new SessionWorld(instances, admin);
    for (let person = 0; person < people; person += 1) {
      const email = `${newId()}@example.com`;
      const { body } = await instances[0]!.nobody.post('/users', { email, password });
      world.people.push({ id: body.id, email, role: 'viewer', isEnabled: true });
    }
    return world;
  }

  close(): void {
    for (const clock of this.clocks) clock.stop();
  }

  /** Time passes, for both instances alike. */
  wait(seconds: number): Promise<void> {
    this.now += seconds;
    for (const clock of this.clocks) clock.ahead(seconds);
    return Promise.resolve();
  }

  as(device: Device, at: number, turn = device.pairs.length - 1): Actor {
    return new Actor(this.instances[at]!.url, device.pairs[turn]!.access);
  }

  async signIn(person: number, at: number): Promise<void> {
    const { email, isEnabled } = this.people[person]!;
    const { status, body } = await this.instances[at]!.nobody.post('/auth/login', { email, password });
    expect(status).toBe(isEnabled ? 200 : 401);
    if (!isEnabled) return;
    const model = new ModelSession(person, this.now);
    this.devices.push({ model, pairs: [{ access: body.accessToken, refresh: body.refreshToken }] });
  }

  async use(device: Device, turn: number, at: number): Promise<void> {
    const isIn = device.model.use(turn);
    const { status, body } = await this.as(device, at, turn).get('/users/me');
    expect(status).toBe(isIn ? 200 : 401);
    if (isIn) expect(body.role).toBe(this.people[device.model.owner]!.role);
  }

  async refresh(device: Device, turn: number, at: number): Promise<void> {
    const expected = device.model.refresh(turn, this.now);
    await this.take(device, turn, at, expected);
  }

  /** Both instances are asked at the same moment, with the same token. */
  async race(device: Device, turn: number): Promise<void> {
    // whichever comes first: the second finds the same state, and gets the same answer
    const expected = device.model.refresh(turn, this.now);
    if (expected !== null) device.model.refresh(turn, this.now);
    await Promise.all(this.instances.map((_, at) => this.take(device, turn, at, expected)));
  }

  /** The session ends at one instance while it is refreshed at the other: it has ended, whoever was first. */
  async endWhileRefreshed(device: Device, at: number): Promise<void> {
    const turn = device.pairs.length - 1;
    const { isAlive } = device.model;
    const [ended, refreshed] = await Promise.all([
      this.as(device, at).post('/auth/logout'),
      this.instances[1 - at]!.nobody.post('/auth/refresh', { refreshToken: device.pairs[turn]!.refresh }),
    ]);
    expect(ended.status).toBe(isAlive ? 204 : 401);
    const { accessToken, refreshToken } = refreshed.body;
    if (refreshed.status === 200) device.pairs.push({ access: accessToken, refresh: refreshToken });
    device.model.isAlive = false;
  }

  async signOut(device: Device, at: number): Promise<void> {
    const { status } = await this.as(device, at).post('/auth/logout');
    expect(status).toBe(device.model.isAlive ? 204 : 401);
    device.model.isAlive = false;
  }

  /** The owner ends every other session, from this one. */
  async signOutOthers(device: Device, at: number): Promise<void> {
    const { isAlive, owner } = device.model;
    const { status } = await this.as(device, at).delete('/auth/sessions');
    expect(status).toBe(isAlive ? 204 : 401);
    if (!isAlive) return;
    device.model.use(device.pairs.length - 1);
    this.endAll(owner, device);
  }

  async signOutPerson(person: number, at: number): Promise<void> {
    expect((await this.adminAt(at).delete(`/users/${this.people[person]!.id}/sessions`)).status).toBe(204);
    this.endAll(person);
  }

  async setRole(person: number, role: string, at: number): Promise<void> {
    await this.patch(person, { role }, at);
    this.people[person]!.role = role;
  }

  async setEnabled(person: number, isEnabled: boolean, at: number): Promise<void> {
    await this.patch(person, { status: isEnabled ? 'active' : 'disabled' }, at);
    this.people[person]!.isEnabled = isEnabled;
    if (!isEnabled) this.endAll(person);
  }

  /** No token of an ended session opens anything, anywhere; with `all`, every live one still does. */
  async check(all = false): Promise<void> {
    const asked = this.devices.flatMap((device) =>
      device.pairs.flatMap((_, turn) => this.instances.map((__, at) => ({ device, turn, at }))),
    );
    const dead = asked.filter(({ device }) => !device.model.isAlive);
    for (const { device, turn, at } of all ? asked : dead.slice(-12)) await this.use(device, turn, at);
    if (!all) return;
    for (const { device, turn, at } of dead) await this.take(device, turn, at, null);
    const stolen = this.devices.filter(({ model }) => model.wasStolen).length;
    const { rows } = await this.instances[0]!.sql.query(
      "SELECT count(*)::int FROM audit_log WHERE type = 'session.token_reused' AND user_id = ANY($1)",
      [this.people.map(({ id }) => id)],
    );
    expect(rows[0].count).toBe(stolen);
  }

  private async take(device: Device, turn: number, at: number, expected: number | null): Promise<void> {
    const refreshToken = device.pairs[turn]!.refresh;
    const { status, body } = await this.instances[at]!.nobody.post('/auth/refresh', { refreshToken });
    expect(status).toBe(expected === null ? 401 : 200);
    if (expected === null) return;
    const known = (device.pairs[expected] ??= { access: body.accessToken, refresh: body.refreshToken });
    expect(body.refreshToken).toBe(known.refresh);
  }

  private adminAt(at: number): Actor {
    return new Actor(this.instances[at]!.url, this.admin.token);
  }

  private async patch(person: number, change: object, at: number): Promise<void> {
    expect((await this.adminAt(at).patch(`/users/${this.people[person]!.id}`, change)).status).toBe(200);
  }

  private endAll(person: number, kept: Device | null = null): void {
    for (const device of this.devices)
      if (device.model.owner === person && device !== kept) device.model.isAlive = false;
  }
}
