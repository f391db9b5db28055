import { describe, expect, it } from '@jest/globals';
import { SharedQuestion } from './shared-question.js';

/** A question that is answered when the test says so. */
function held() {
  const sent: PromiseWithResolvers<number>[] = [];
  const question = new SharedQuestion(() => {
    const answer = Promise.withResolvers<number>();
    sent.push(answer);
    return answer.promise;
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { question, sent, settled };
}

describe('A question of many', () => {
  it('is sent once for all who ask at the same time', async () => {
    const { question, sent, settled } = held();
    const asked = [question.ask(), question.ask(), question.ask()];
    await settled();
    expect(sent).toHaveLength(1);
    sent[0]?.resolve(1);
    expect(await Promise.all(asked)).toEqual([1, 1, 1]);
  });

  it('is sent anew for whoever asks when it is under way: that answer may be from before', async () => {
    const { question, sent, settled } = held();
    const first = question.ask();
    await settled();
    const later = [question.ask(), question.ask()];
    await settled();
    expect(sent).toHaveLength(1);
    sent[0]?.resolve(1);
    await settled();
    expect(sent).toHaveLength(2);
    sent[1]?.resolve(2);
    expect([await first, ...(await Promise.all(later))]).toEqual([1, 2, 2]);
  });

  it('that fails fails for those who asked it, and for nobody after', async () => {
    const { question, sent, settled } = held();
    const first = question.ask();
    await settled();
    const later = question.ask();
    sent[0]?.reject(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await settled();
    sent[1]?.resolve(2);
    expect(await later).toBe(2);
  });
});
