import { describe, expect, it } from '@jest/globals';
import { layOut } from './layout.js';
import type { Letter } from './letter.js';
import { Undeliverable } from './transport.js';

const letterWith = (facts: Partial<Letter>): Letter => ({
  to: 'anna@example.com',
  subject: 'Hello',
  paragraphs: ['First.', 'Second.'],
  ...facts,
});
const optOut = { about: 'comments', url: 'https://shop.example/unsubscribe/abc' };
const action = { label: 'Go & see', url: 'https://shop.example/a?b=1&c="2"' };

describe('A letter laid out', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = layOut(letterWith({ action }));
    expect(text).toMatch(
      /^First\.\n\nSecond\.\n\nGo & see:\nhttps:\/\/shop\.example\/a\?b=1&c=%222%22\n\n-- \nYou /,
    );
    const words = html.replaceAll(/<(head|style)[\s\S]*<\/\1>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'Stoa Hello First. Second. Go &amp; see If the button does nothing, open this address: https://shop.example/a?b=1&amp;c=%222%22 &#8202; You',
    );
  });

  it('has a button, and its address to copy', () => {
    const { html } = layOut(letterWith({ action }));
    expect(html.match(/href="https:\/\/shop\.example\/a\?b=1&amp;c=%222%22"/g)).toHaveLength(2);
    expect(layOut(letterWith({})).html).not.toContain('<a');
  });

  it('escapes everything that it was given', () => {
    const nasty = `</title></p><script>alert('1')</script>"&amp;`;
    const { html } = layOut(
      letterWith({
        subject: nasty,
        paragraphs: [nasty],
        action: { label: nasty, url: 'https://a.example/?"><b>' },
      }),
    );
    const shown = '&lt;/title&gt;&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;amp;';
    // the title, the same for who listens, the heading, the paragraph, the button
    expect(html.split(shown)).toHaveLength(6);
    expect(html).not.toMatch(/<script|"><b>/);
  });

  it('needs nothing from elsewhere', () => {
    const { html } = layOut(letterWith({ action, optOut }));
    expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|@import|src=/);
  });

  it('takes nobody’s words for a place of its own', () => {
    const words = '[[actions]]{{url}}[[/actions]] {{reason}}';
    const { html } = layOut(letterWith({ subject: words, paragraphs: [words], action }));
    expect(html.split(words)).toHaveLength(5);
  });

  it('that one can do without says what it is about, and ends such letters with a link in both parts', () => {
    const { text, html, unsubscribeUrl } = layOut(letterWith({ optOut }));
    expect(unsubscribeUrl).toBe(optOut.url);
    expect(text).toContain(
      `set to letters about comments.\nSend me no more of these letters:\n${optOut.url}\n`,
    );
    expect(html).toContain(`href="${optOut.url}"`);
    const other = layOut(letterWith({}));
    expect(other.unsubscribeUrl).toBeNull();
    expect(other.text + other.html).not.toContain('no more');
  });

  it('keeps subjects and paragraphs on one line each', () => {
    const breaks = 'a\r\nb\nc\td\u0000e\u2028f\u0085g  h';
    const { subject, text } = layOut(letterWith({ subject: breaks, paragraphs: [breaks] }));
    expect(subject).toBe('a b c d e f g h');
    expect(text).toMatch(/^a b c d e f g h\n/);
    expect(layOut(letterWith({ subject: '😀'.repeat(300) })).subject).toBe('😀'.repeat(200));
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/reset', 'shop.example', ''])(
    'leads nowhere but to the web: %j',
    (url) => expect(() => layOut(letterWith({ action: { label: 'Go', url } }))).toThrow(Undeliverable),
  );

  it.each(['anna@example.com', ' Anna.O’Neil+tag@EXAMPLE.com ', 'jürgen@bücher.example'])(
    'goes to %j',
    (to) => expect(layOut(letterWith({ to })).to).toBe(to.trim()),
  );

  it.each([
    'a@b.example,c@d.example',
    'A <a@b.example>',
    'a@b@c',
    'a b@c.example',
    'a\r\n@b.example',
    'a@b.example\u0000',
    `${'a'.repeat(250)}@b.example`,
  ])('never goes to %j', (to) => expect(() => layOut(letterWith({ to }))).toThrow(Undeliverable));
});
