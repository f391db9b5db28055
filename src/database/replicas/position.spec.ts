import { describe, expect, it } from '@jest/globals';
import { holds, type Position } from './position.js';

const wanted: Position = { server: '7', isReplica: false, timeline: 2, at: 1_000 };
const replica: Position = { ...wanted, isReplica: true };

describe('A replica holds what its primary had', () => {
  it.each([
    ['when it has come as far', { at: 1_000 }, true],
    ['when it is further', { at: 1_001 }, true],
    ['but not when a byte is missing', { at: 999 }, false],
    ['but not when it is of another server', { server: '8' }, false],
    ['but not when it was promoted, and goes its own way', { isReplica: false }, false],
    ['but not when it still follows the primary before a promotion', { timeline: 1, at: 2_000 }, false],
    ['but not when it follows a promotion that the primary knows nothing of', { timeline: 3 }, false],
  ])('%s', (_, facts, expected) => {
    expect(holds({ ...replica, ...facts }, wanted)).toBe(expected);
  });
});
