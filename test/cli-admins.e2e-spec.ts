import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { beside, command, type Given } from './support/command-line.js';
import { Stoa } from './support/stoa.js';
import { lettersTo } from './support/mailbox.js';

const password = 'seven quiet herons at dawn';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

const createAdmin = (parameters: readonly string[], given: Given = {}) =>
  command(['user:create-admin', ...parameters], { environment: beside(stoa), ...given });
const login = (email: string, secret: string) => stoa.nobody.post('/auth/login', { email, password: secret });
const auditOf = async (email: string) => {
  const { rows } = await stoa.sql.query(
    `SELECT type, actor_id FROM audit_log a JOIN users u ON u.id = a.user_id
     WHERE u.email = $1 AND type LIKE 'user.%' ORDER BY a.occurred_at, a.id`,
    [email],
  );
  return rows;
};

describe('npm run stoa -- user:create-admin', () => {
  it('makes an admin with the password from standard input, verified and on record', async () => {
    const run = await createAdmin(['Anna@example.com', '--name', 'Anna Ahl'], { input: `${password}\n` });
    expect(run).toEqual({ code: 0, output: 'Anna@example.com is an admin.\n', aside: '' });
    const { status, body } = await login('anna@example.com', password);
    expect(status).toBe(200);
    expect(body.user).toMatchObject({
      role: 'admin',
      name: 'Anna Ahl',
      emailVerified: true,
      status: 'active',
    });
    expect(await auditOf('Anna@example.com')).toEqual([
      { type: 'user.created', actor_id: null },
      { type: 'user.role_changed', actor_id: null },
    ]);
  });

  it('asks twice on a terminal and shows no letter of the password', async () => {
    const answers = [`x\u007f${password}\r`, `${password}\r`];
    const run = await createAdmin(['bea@example.com'], {
      terminal: true,
      onText: (said, { type }) => {
        if (/(Password|again): $/.test(said)) type(answers.shift() ?? '\u0003');
      },
    });
    expect([run.code, run.output]).toEqual([0, expect.stringContaining('bea@example.com is an admin.')]);
    expect(run.output).not.toContain('heron');
    expect((await login('bea@example.com', password)).status).toBe(200);
  });

  it('makes nobody when the two are not the same, or Ctrl-C comes', async () => {
    const answers = [`${password}\r`, 'another one\r'];
    const [unequal, stopped] = await Promise.all([
      createAdmin(['cleo@example.com'], {
        terminal: true,
        onText: (said, { type }) => {
          if (/(Password|again): $/.test(said)) type(answers.shift() ?? '');
        },
      }),
      createAdmin(['cleo@example.com'], {
        terminal: true,
        onText: (said, { type }) => {
          if (said.endsWith('Password: ')) type('half a pass\u0003');
        },
      }),
    ]);
    expect([unequal.code, stopped.code]).toEqual([1, 130]);
    expect(unequal.output).toContain('The two passwords are not the same; nothing was made.');
    const { rowCount } = await stoa.sql.query(`SELECT FROM users WHERE email = 'cleo@example.com'`);
    expect(rowCount).toBe(0);
  });

  it('makes the password with --generate and prints it once', async () => {
    const { code, output, aside } = await createAdmin(['dora@example.com', '--generate']);
    const made = /^Password: (\S{29})$/m.exec(output)?.[1] ?? '';
    expect([code, aside]).toEqual([0, 'It is shown this once.\n']);
    expect((await login('dora@example.com', made)).status).toBe(200);
  });

  it('has the password in no argument of any process while it runs', async () => {
    const seen: string[] = [];
    const looking = setInterval(() => seen.push(...commandLines()), 25);
    await createAdmin(['emma@example.com'], { input: password });
    clearInterval(looking);
    expect(seen.filter((line) => line.includes('emma@example.com'))).not.toEqual([]);
    expect(seen.filter((line) => line.includes('heron'))).toEqual([]);
  });

  it.each([
    ['short of what staff need', 'eleven char', /at least 15 characters/],
    ['shorter than any', 'seven77', /must have 8 to 256 characters/],
    [
      'among the first that are guessed',
      'password1234',
      /among the first that anyone would guess|at least 15/,
    ],
    ['no password at all', '', /No password came/],
  ])('refuses what is %s', async (_, input, reason) => {
    const run = await createAdmin(['faye@example.com'], { input });
    expect([run.code, run.output]).toEqual([1, '']);
    expect(run.aside).toMatch(reason);
  });

  it('does not understand what is no address, and too much', async () => {
    const runs = await Promise.all([
      createAdmin(['no address'], { input: password }),
      createAdmin([], { input: password }),
      createAdmin(['g@example.com', '--password', password]),
      createAdmin(['g@example.com', '--promote', '--generate']),
    ]);
    expect(runs.map(({ code, output }) => [code, output])).toEqual(Array(4).fill([2, '']));
    expect(runs[0].aside).toContain('"no address" is no e-mail address');
    expect(runs[2].aside).toContain("Unknown option '--password'");
  });
});

describe('An address that is taken', () => {
  it('is refused without --promote, and with it becomes an admin whose sessions have ended', async () => {
    const email = 'greta@example.com';
    const { token } = await stoa.given.account({ email });
    await proved(email);
    const who = (bearer: string | null) =>
      fetch(`${stoa.url}/api/v1/users/me`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await who(token)).status).toBe(200);
    const refused = await createAdmin([email], { input: password });
    expect([refused.code, refused.aside]).toEqual([1, expect.stringContaining('--promote')]);
    const promoted = await createAdmin([email, '--promote']);
    expect(promoted).toMatchObject({ code: 0, output: expect.stringContaining('is an admin now') });
    expect((await who(token)).status).toBe(401);
    expect(await auditOf(email)).toContainEqual({ type: 'user.role_changed', actor_id: null });
    const again = await createAdmin([email, '--promote']);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('nothing was changed') });
  });

  it('is promoted with a short password too, and asked by letter for a better way to sign in', async () => {
    const email = 'hanna@example.com';
    await stoa.given.account({ email });
    await proved(email);
    await stoa.sql.query(`UPDATE users SET password_is_long = false WHERE email = $1`, [email]);
    expect((await createAdmin([email, '--promote'])).code).toBe(0);
    const letters = await lettersTo(stoa, email);
    expect(letters.map(({ subject }) => subject)).toContain('You can do more now');
  });

  it('is not promoted while nobody has proved it: anybody can sign up with it', async () => {
    const email = 'squatter@example.com';
    await stoa.given.account({ email });
    const { code, aside } = await createAdmin([email, '--promote']);
    expect([code, aside]).toEqual([1, expect.stringContaining('Nobody has proved this address')]);
    const { rows } = await stoa.sql.query('SELECT role FROM users WHERE email = $1', [email]);
    expect(rows).toEqual([{ role: 'viewer' }]);
  });

  it('is nobody’s and not promoted', async () => {
    const { code, aside } = await createAdmin(['nobody@example.com', '--promote']);
    expect([code, aside]).toEqual([1, expect.stringContaining('No account has this address')]);
  });
});

/** Its owner has opened our letter. */
async function proved(email: string): Promise<void> {
  await stoa.sql.query('UPDATE users SET email_verified_at = now() WHERE email = $1', [email]);
}

/** What every process on this machine was called with. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    });
}
