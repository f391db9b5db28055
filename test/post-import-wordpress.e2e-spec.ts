import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { countsOf, importPosts, notesOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [editor, author] = [] as unknown as [Actor, Actor];
let email: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, author] = [await stoa.given.editor(), await stoa.given.viewer()];
  const { rows } = await stoa.sql.query(
    'UPDATE users SET email_verified_at = now() WHERE id = $1 RETURNING email',
    [author.id],
  );
  email = rows[0].email;
});
afterAll(() => stoa.stop());
beforeEach(() => stoa.sql.query('TRUNCATE posts, tags CASCADE'));

const type = 'application/xml';
const cdata = (text: string) => `<![CDATA[${text}]]>`;
const item = (facts: Record<string, string> = {}, more = '') => {
  const all = {
    title: 'Tea',
    'dc:creator': 'anna',
    'content:encoded': '<p>Boil.</p>',
    'wp:post_id': '7',
    'wp:post_date': '2020-05-01 12:00:00',
    'wp:post_date_gmt': '2020-05-01 10:00:00',
    'wp:post_name': 'tea',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...facts,
  };
  const fields = Object.entries(all).map(([name, text]) => `<${name}>${cdata(text)}</${name}>`);
  return `<item>${fields.join('\n')}${more}</item>`;
};
const wxr = (...items: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>My blog</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>${cdata('anna')}</wp:author_login>
<wp:author_email>${cdata(email)}</wp:author_email></wp:author>
<wp:category><wp:term_id>3</wp:term_id><wp:cat_name>${cdata('Brewing')}</wp:cat_name></wp:category>
${items.join('\n')}</channel></rss>`;
const term = (domain: string, slug: string, name: string) =>
  `<category domain="${domain}" nicename="${slug}">${cdata(name)}</category>`;
const postOf = async (slug: string): Promise<any> => (await editor.get(`/posts/${slug}`)).body;
const taken = async (...items: string[]) => {
  const done = await importPosts(stoa, editor, wxr(...items), { type });
  return { done, notes: await notesOf(editor, done) };
};

describe('An import from WordPress', () => {
  it('makes a post of a post: its text Markdown, its terms tags, since when it was published', async () => {
    const html = [
      '<!-- wp:heading --><h2>Water</h2><!-- /wp:heading -->',
      '<!-- wp:paragraph --><p>Boil <strong>fresh</strong> water, <a href="https://example.com">so</a>.</p>',
      '<ul><li>one</li><li>two</li></ul><pre><code>x &lt; y</code></pre>',
      '<script>alert(1)</script><img src="https://example.com/a.png" alt="A cup" onerror="alert(1)">',
    ].join('\n');
    const terms = [
      ...[
        term('category', 'brewing', 'Brewing'),
        term('post_tag', 'tea', 'Tea & cups'),
        term('post_tag', 'tea', 'Tea & cups'),
      ],
      ...[term('category', 'uncategorized', 'Uncategorized'), term('post_format', 'aside', 'Aside')],
    ];
    const comment = '<wp:comment><wp:comment_id>1</wp:comment_id><wp:status>spam</wp:status></wp:comment>';
    const facts = { 'content:encoded': html, 'excerpt:encoded': 'Patience', 'wp:is_sticky': '1' };
    const { done, notes } = await taken(item(facts, terms.join('') + comment));
    expect(done).toMatchObject({ status: 'succeeded', format: 'wxr', posts: countsOf({ created: 1 }) });
    expect(notes).toEqual([]);
    expect(await postOf('tea')).toMatchObject({
      ...{ title: 'Tea', status: 'published', publishedAt: '2020-05-01T10:00:00.000Z', excerpt: 'Patience' },
      ...{ pinned: true, author: { id: author.id } },
      tags: [{ name: 'Brewing' }, { name: 'Tea & cups' }],
      content: [
        ...[
          '## Water',
          'Boil **fresh** water, [so](https://example.com).',
          '- one\n- two',
          '```\nx < y\n```',
        ],
        '![A cup](https://example.com/a.png)',
      ].join('\n\n'),
    });
  });

  it('reads the blank lines of older texts as paragraphs', async () => {
    await taken(
      item({
        'content:encoded': 'Boil <em>fresh</em> water.\n\nPour it.\nSlowly.\n\n<ul><li>Wait</li></ul>',
      }),
    );
    expect((await postOf('tea')).content).toBe('Boil *fresh* water.\n\nPour it.\\\nSlowly.\n\n- Wait');
  });

  it('keeps drafts drafts, shows nothing that was private or had a password, and plans what was planned', async () => {
    const { done, notes } = await taken(
      item({ 'wp:status': 'draft', 'wp:post_name': '', 'wp:post_date_gmt': '0000-00-00 00:00:00' }),
      item({
        'wp:status': 'draft',
        'wp:post_name': '',
        'wp:post_id': '8',
        'wp:post_date_gmt': '0000-00-00 00:00:00',
      }),
      item({ 'wp:status': 'private', 'wp:post_name': 'private' }),
      item({ 'wp:status': 'pending', 'wp:post_name': 'pending' }),
      item({ 'wp:post_password': 'x', 'wp:post_name': 'secret' }),
      item({ 'wp:status': 'future', 'wp:post_name': 'future', 'wp:post_date_gmt': '2099-01-01 09:00:00' }),
    );
    expect(done['posts']).toEqual(countsOf({ created: 6 }));
    expect(notes).toEqual(['Tea warning status PASSWORD_LEFT_OUT']);
    for (const slug of ['tea-7', 'tea-8', 'private', 'pending', 'secret'])
      expect(await postOf(slug)).toMatchObject({ status: 'draft', publishAt: null });
    expect(await postOf('future')).toMatchObject({ status: 'draft', publishAt: '2099-01-01T09:00:00.000Z' });
  });

  it('leaves out what is no post, and says so', async () => {
    const attachment = {
      'wp:post_type': 'attachment',
      'wp:attachment_url': 'https://example.com/a.png',
      title: 'a',
    };
    const { done, notes } = await taken(
      item(attachment),
      item({ 'wp:post_type': 'page', title: 'About' }),
      item({ 'wp:status': 'trash', title: 'Bin' }),
      item(
        { 'excerpt:encoded': 'x'.repeat(501) },
        Array.from({ length: 21 }, (_, n) => term('post_tag', `t${n}`, `t${n}`)).join(''),
      ),
    );
    expect(done['posts']).toEqual(countsOf({ leftOut: 3, created: 1 }));
    expect(notes).toEqual([
      'a warning file ATTACHMENT_LEFT_OUT',
      'About warning wp:post_type NOT_A_POST',
      'Bin warning wp:status NOT_KEPT',
      'Tea warning excerpt EXCERPT_LEFT_OUT',
      'Tea warning tags TAGS_LEFT_OUT',
    ]);
    const { body } = await editor.get(`/post-imports/${done['id']}/errors`);
    expect(body.data[0].message).toContain('https://example.com/a.png');
  });

  it('changes nothing when it is repeated', async () => {
    const file = [
      item(),
      item({ 'wp:status': 'draft', 'wp:post_name': '' }),
      item({ 'wp:post_name': '%d1%87%d0%b0%d0%b9' }),
    ];
    expect((await taken(...file)).done['posts']).toEqual(countsOf({ created: 3 }));
    expect((await taken(...file)).done['posts']).toEqual(countsOf({ unchanged: 3 }));
    expect(await postOf('chay')).toMatchObject({ status: 'published' });
  });

  it('gives a post to the importer when the address of its author is nobody’s, or is not proven', async () => {
    await taken(item({ 'dc:creator': 'stranger' }));
    expect((await postOf('tea')).author.id).toBe(editor.id);
    await stoa.sql.query('UPDATE users SET email_verified_at = NULL WHERE id = $1', [author.id]);
    await taken(item({ 'wp:post_name': 'other' }));
    await stoa.sql.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [author.id]);
    expect((await postOf('other')).author.id).toBe(editor.id);
  });
});

describe('An export of WordPress that means no good', () => {
  it.each([
    [
      'laughs a billion times',
      () => `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${wxr(item({ title: '&b;' }))}`,
      'DOCUMENT_TYPE',
    ],
    [
      'asks for a file',
      () => `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>`,
      'DOCUMENT_TYPE',
    ],
    ['has an entity of its own', () => wxr('<item><title>&a;</title></item>'), 'BROKEN_XML'],
    ['is nested without end', () => `<rss><channel>${'<a>'.repeat(100_000)}`, 'TOO_DEEP'],
    [
      'has attributes without end',
      () => `<rss ${Array.from({ length: 9_000 }, (_, n) => `a${n}=""`).join(' ')}>`,
      'TOO_MANY_ATTRIBUTES',
    ],
    ['has an attribute without end', () => `<rss a="${'x'.repeat(1_000_000)}">`, 'BROKEN_XML'],
    ['breaks off', () => wxr(item()).slice(0, -30), 'BROKEN_XML'],
    ['is no XML', () => 'title: Tea', 'BROKEN_XML'],
    ['is blank', () => ' \n', 'NOT_WORDPRESS'],
    ['is another feed', () => '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'NOT_WORDPRESS'],
    ['is in another encoding', () => Buffer.from(wxr(item({ title: 'é' })), 'latin1'), 'NOT_UTF8'],
  ])('%s, and fails as a whole', async (_, file, code) => {
    const done = await importPosts(stoa, editor, file(), { type });
    expect(done).toMatchObject({ status: 'failed', failure: { code } });
    expect(JSON.stringify(await editor.get('/posts'))).not.toContain('root:');
  });

  it('has texts that take too long or are too large, and loses those alone', async () => {
    const { done, notes } = await taken(
      item({ title: 'Deep', 'content:encoded': '<div>'.repeat(90_000) }),
      item({ title: 'Large', 'content:encoded': 'x'.repeat(600_000) }),
      item({ title: 'Long', 'content:encoded': `<p>${'x'.repeat(100_000)}</p>` }),
      item({ title: 'Empty', 'content:encoded': '' }),
      item({ title: '', 'wp:post_name': 'untitled' }),
      item({ title: 'Bad time', 'wp:post_date_gmt': 'yesterday' }),
      item({ title: 'Good', 'wp:post_name': 'good' }),
    );
    expect(done['posts']).toEqual(countsOf({ refused: 6, created: 1 }));
    expect(notes).toEqual(
      expect.arrayContaining([
        ...[
          'Deep error file CONTENT_TOO_COMPLEX',
          'Large error content TOO_LARGE',
          'Long error content IS_LENGTH',
        ],
        ...[
          'Empty error content IS_LENGTH',
          '#7 error title IS_LENGTH',
          'Bad time error publishedAt DATE_TIME',
        ],
      ]),
    );
    expect(await postOf('good')).toMatchObject({ title: 'Good' });
  });
});
