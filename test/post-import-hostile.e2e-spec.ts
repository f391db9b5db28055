import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Actor } from './support/actor.js';
import { countsOf, importPosts, notesOf, zipOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());
beforeEach(() => stoa.sql.query('TRUNCATE posts, tags CASCADE'));

const good = '---\ntitle: Good\n---\nBoil water.';
const slugs = async () =>
  (await stoa.sql.query<{ slug: string }>('SELECT slug FROM posts ORDER BY slug')).rows.map(
    ({ slug }) => slug,
  );

/** Writes another name of the same length over the one of a file, at both of its places. */
const renamed = (archive: Buffer<ArrayBuffer>, from: string, to: string) =>
  Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');
/** Changes the record of the only file in the directory. */
const tampered = (archive: Buffer<ArrayBuffer>, change: (record: Buffer) => void) => {
  const bytes = Buffer.from(archive);
  change(bytes.subarray(bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))));
  return bytes;
};

async function refusedOf(archive: Buffer<ArrayBuffer>): Promise<string[]> {
  const done = await importPosts(stoa, editor, archive);
  expect(done).toMatchObject({ status: 'succeeded', failure: null });
  return notesOf(editor, done);
}

describe('An archive that means no good', () => {
  it.each([
    ['leads upwards', '../../xx.md', 'UNSAFE_NAME'],
    ['is absolute', '/etc/xxx.md', 'UNSAFE_NAME'],
    ['names a drive', 'C:/xxxxx.md', 'UNSAFE_NAME'],
    ['has backslashes', '..\\..\\x.md', 'UNSAFE_NAME'],
  ])('has a name that %s, and loses that file alone', async (_, name, code) => {
    const neutral = 'x'.repeat(name.length - 3) + '.md';
    const archive = renamed(await zipOf({ [neutral]: good, 'good.md': good }), neutral, name);
    expect(await refusedOf(archive)).toEqual([`${name} error file ${code}`]);
    expect(await slugs()).toEqual(['good']);
  });

  it('holds what is no Markdown, an archive within it, or a link', async () => {
    const inner = await zipOf({ 'inner.md': good });
    expect(await refusedOf(await zipOf({ 'inner.zip': inner, 'a.html': good, 'good.md': good }))).toEqual([
      'inner.zip error file NOT_MARKDOWN',
      'a.html error file NOT_MARKDOWN',
    ]);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'link.md', { mode: 0o120777 });
    zip.end();
    const linked = await buffer(zip.outputStream);
    expect(await refusedOf(linked)).toEqual(['link.md error file SYMBOLIC_LINK']);
    expect(await slugs()).toEqual(['good']);
  });

  it('unpacks to more than a post may have, whether it says so or not', async () => {
    const bomb = await zipOf({ 'bomb.md': '0'.repeat(50 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusedOf(bomb)).toEqual(['bomb.md error file TOO_LARGE']);
    const lying = tampered(bomb, (record) => record.writeUInt32LE(100, 24));
    expect(await refusedOf(lying)).toEqual(['bomb.md error file BROKEN']);
  });

  it('says that it is larger than any may be, and fails as a whole', async () => {
    const zip = await zipOf({ 'a.md': good, 'b.md': good });
    const sized = tampered(zip, (record) => record.writeUInt32LE(0xfffffff0, 24));
    const done = await importPosts(stoa, editor, sized);
    expect(done).toMatchObject({ status: 'failed', failure: { code: 'ARCHIVE_TOO_LARGE' } });
  });

  it('has more files than are read', async () => {
    const zip = await zipOf({ 'a.md': good });
    zip.writeUInt16LE(50_001, zip.length - 12);
    const done = await importPosts(stoa, editor, zip);
    expect(done).toMatchObject({ status: 'failed', failure: { code: 'TOO_MANY_FILES' } });
    expect(done['posts']).toEqual(countsOf({}));
  });

  it('is encrypted, packed in another way, or not what its checksum says', async () => {
    const zip = await zipOf({ 'a.md': good });
    const [encrypted, packed, wrong] = [
      tampered(zip, (record) => record.writeUInt16LE(record.readUInt16LE(8) | 1, 8)),
      tampered(zip, (record) => record.writeUInt16LE(12, 10)),
      tampered(zip, (record) => record.writeUInt32LE(record.readUInt32LE(16) ^ 1, 16)),
    ];
    expect(await refusedOf(encrypted)).toEqual(['a.md error file ENCRYPTED']);
    expect(await refusedOf(packed)).toEqual(['a.md error file BROKEN']);
    expect(await refusedOf(wrong)).toEqual(['a.md error file BROKEN']);
    expect(await slugs()).toEqual([]);
  });

  it.each([
    ['broken off', async () => (await zipOf({ 'a.md': good })).subarray(0, -30)],
    ['no archive', () => Promise.resolve(Buffer.from('PK\u0003\u0004 and no more'))],
    ['gzip', () => Promise.resolve(gzipSync(good))],
    [
      'with a directory that lies elsewhere',
      async () => {
        const zip = await zipOf({ 'a.md': good });
        zip.writeUInt32LE(zip.length - 30, zip.length - 6);
        return zip;
      },
    ],
  ])('is %s, and fails as a whole', async (_, archive) => {
    const done = await importPosts(stoa, editor, Buffer.from(await archive()));
    expect(done).toMatchObject({ status: 'failed', failure: { code: 'BROKEN_ARCHIVE' } });
    expect(await slugs()).toEqual([]);
  });
});

const matter = (yaml: string) => `---\n${yaml}\n---\nBoil water.`;
const laughs = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefgh'.split('').map((name, index) => {
    const before = 'abcdefg'[index];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join()}]`;
  }),
].join('\n');

describe('A Markdown file that means no good', () => {
  it.each<[string, string | Buffer, string]>([
    ['not UTF-8', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]), 'NOT_UTF8'],
    ['without front matter', 'Boil water.', 'NO_FRONT_MATTER'],
    ['with front matter that does not end', '---\ntitle: A\n', 'NO_FRONT_MATTER'],
    ['a bomb of aliases', matter(`title: A\n${laughs}`), 'MALFORMED'],
    ['with one alias', matter('title: &a A\nmetaTitle: *a'), 'MALFORMED'],
    ['with a tag of code', matter('title: !!js/function "x"'), 'MALFORMED'],
    ['with the same field twice', matter('title: A\ntitle: B'), 'MALFORMED'],
    ['a list', matter('- title: A'), 'MALFORMED'],
    ['two documents', '---\ntitle: A\n...\n--- x\ntitle: B\n---\nBoil.', 'MALFORMED'],
    ['nested without end', matter(`title: ${'['.repeat(18_000)}`), 'MALFORMED'],
    ['mapped without end', matter(`title: ${'{a: '.repeat(5_000)}`), 'MALFORMED'],
    [
      'with front matter that is too long',
      matter(`title: A\n# ${'x'.repeat(21_000)}`),
      'FRONT_MATTER_TOO_LARGE',
    ],
    ['with a prototype', matter('title: A\n__proto__: {title: B}'), 'UNKNOWN_FIELD'],
    ['with a constructor', matter('title: A\nconstructor: B'), 'UNKNOWN_FIELD'],
    ['with its text in the front matter', matter('title: A\ncontent: B'), 'MALFORMED'],
    ['with a NUL', matter('title: "A\\0B"'), 'MATCHES'],
    ['with half a character', matter('title: "A\\ud800"'), 'MALFORMED'],
  ])('is %s, and is refused alone', async (_, file, code) => {
    const done = await importPosts(stoa, editor, await zipOf({ 'bad.md': file, 'good.md': good }));
    expect(done['posts']).toEqual(countsOf({ created: 1, refused: 1 }));
    expect((await notesOf(editor, done)).join()).toMatch(new RegExp(`^bad.md error \\S+ ${code}`));
    expect(await slugs()).toEqual(['good']);
  });
});
