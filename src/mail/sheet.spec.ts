import { describe, expect, it } from '@jest/globals';
import { layOut } from './layout.js';

const hostile = '<script>alert("1")</script>\n\u202eגשם';
const letter = {
  to: 'anna@example.com',
  subject: 'We have your order',
  paragraphs: ['Thank you.'],
  sheet: {
    items: [{ title: hostile, details: `1 × ${hostile}`, amount: '$1.00' }],
    sums: [
      { label: 'Tax', amount: '$0.20' },
      { label: 'Total', amount: '$1.20' },
    ],
    notes: [{ label: 'Goes to', lines: [hostile, 'x'.repeat(1000)] }],
  },
};

describe('The sheet of a letter', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = layOut(letter);
    const name = '<script>alert("1")</script> גשם';
    expect(text).toBe(
      `Thank you.\n\n${name}\n  1 × ${name}: $1.00\n\nTax: $0.20\nTotal: $1.20\n\nGoes to:\n${name}\n${'x'.repeat(1000)}\n\n-- \nYou receive this because somebody used this address at Stoa.\n`,
    );
    const shown = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; גשם';
    expect(html.split(`<bdi>${shown}</bdi>`)).toHaveLength(3);
    expect(html).toContain(`<bdi>1 × ${shown}</bdi>`);
    for (const part of ['Tax', '$0.20', 'Total', '$1.20', 'Goes to', 'x'.repeat(1000)])
      expect(html).toContain(`>${part}<`);
  });

  it('holds no markup of others, and nothing that turns the writing around', () => {
    const { text, html } = layOut(letter);
    expect(html).not.toContain('<script');
    expect(text + html).not.toContain('\u202e');
  });

  it('has no table where there is nothing to count', () => {
    const { html } = layOut({ ...letter, sheet: { items: [], sums: [], notes: [] } });
    expect(html).not.toContain('class="line"');
  });
});
