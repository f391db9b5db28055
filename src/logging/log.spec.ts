import { describe, expect, it } from '@jest/globals';
import { Log } from './log.js';

/** A log that is kept here instead of being printed. */
function kept(level = 'info') {
  const lines: string[] = [];
  const log = Log.at(level, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, any> };
}

describe('A log line', () => {
  it('is one JSON object with its time, its message and its facts', () => {
    const { log, lines, last } = kept();
    log.event('request\n{"forged":true}', { requestId: 'a\nb', status: 200 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(last()).toMatchObject({
      msg: 'request\n{"forged":true}',
      requestId: 'a\nb',
      status: 200,
      level: 30,
    });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('says what failed, where and why', () => {
    const { log, last } = kept();
    log.failure(new Error('outer', { cause: Object.assign(new TypeError('inner'), { code: 'X' }) }), {
      requestId: 'r',
    });
    expect(last()).toMatchObject({
      msg: 'failure',
      level: 50,
      requestId: 'r',
      err: { type: 'Error', message: 'outer', cause: { type: 'TypeError', message: 'inner', code: 'X' } },
    });
    expect(last()['err'].stack).toContain('log.spec');
  });

  it('takes whatever is thrown', () => {
    const { log, last } = kept();
    for (const thrown of [null, undefined, 'text', 42, { toString: () => 'object' }]) {
      log.failure(thrown);
      expect(last()['err'].message).toBe(String(thrown));
    }
  });

  it('holds nothing of what a library puts on its errors', () => {
    const { log, lines, last } = kept();
    const secrets = {
      query: 'INSERT secret-1',
      parameters: ['secret-2'],
      detail: 'Key (email)=(secret-3)',
      where: 'secret-4',
      driverError: { detail: 'secret-5' },
      config: { headers: { authorization: 'secret-6' } },
      code: '23505',
    };
    log.failure(Object.assign(new Error('duplicate key'), secrets));
    expect(lines.join('')).not.toContain('secret');
    expect(last()['err']).toMatchObject({ message: 'duplicate key', code: '23505' });
  });

  it('is not written below its level', () => {
    const { log, lines } = kept('warn');
    log.event('x');
    log.log('of Nest');
    expect(lines).toEqual([]);
    log.warn('of Nest');
    log.error('of Nest');
    expect(lines).toHaveLength(2);
  });
});
