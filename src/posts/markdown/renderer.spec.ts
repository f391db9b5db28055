import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { ContentTooComplex } from '../post.problems.js';
import { Unavailable } from '../../http/problem/problems.js';
import { Renderer } from './renderer.js';

const quick = '*a*';
const quickHtml = '<p><em>a</em></p>';
const hopeless = '*a'.repeat(30_000);

describe('The renderer', () => {
  let renderer: Renderer;
  beforeEach(() => {
    renderer = new Renderer();
  });
  afterEach(() => renderer.onApplicationShutdown());

  it('gives each text its own HTML and words', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => renderer.render('anna', `*${letter}*`));
    const rendered = await Promise.all(texts);
    expect(rendered.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
    expect(rendered[0]).toEqual({ text: 'a', html: quickHtml });
  });

  it('gives up on a text that is nested too deeply, and renders the next', async () => {
    await expect(renderer.render('anna', '>'.repeat(200))).rejects.toThrow(ContentTooComplex);
    expect((await renderer.render('anna', quick)).html).toBe(quickHtml);
  });

  it('lets authors take turns, and turns away the one who has fifty texts waiting', async () => {
    const ended: string[] = [];
    const end = (author: string, text: string): Promise<unknown> =>
      renderer.render(author, text).then(
        () => ended.push(author),
        () => ended.push(author),
      );
    const all = [end('anna', hopeless), ...Array.from({ length: 50 }, () => end('anna', quick))];
    await expect(renderer.render('anna', quick)).rejects.toThrow(Unavailable);
    all.push(end('ben', quick), end('cleo', quick));
    await Promise.all(all);
    expect(ended.slice(0, 4)).toEqual(['anna', 'ben', 'cleo', 'anna']);
    expect(ended).toHaveLength(53);
  });

  it('turns away who still waits when the service stops', async () => {
    const running = renderer.render('anna', quick).catch((error: unknown) => error);
    const waiting = renderer.render('anna', quick).catch((error: unknown) => error);
    await delay(1);
    await renderer.onApplicationShutdown();
    expect(await waiting).toBeInstanceOf(Unavailable);
    expect(await running).toBeDefined();
  });
});
