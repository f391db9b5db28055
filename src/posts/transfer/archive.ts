import { crc32 } from 'node:zlib';
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl';
import { slugOf } from '../../http/slug.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { BrokenFile, type Candidate, type Offer } from './import-source.js';
import type { StoredFile } from './stored-file.js';

/** The longest text and all that stands before it, in bytes. */
const mostEntryBytes = 512 * 1024;
/** Files in an archive, and what they come to together. */
const [mostEntries, mostBytes] = [50_000, 2 * 1024 * 1024 * 1024];
const [fileType, symbolicLink, unix] = [0o170000, 0o120000, 3];

/**
 * The files of an archive, in the order of its directory; folders are passed over. Nothing is written anywhere, and no
 * more is unpacked than a file may have, whatever the archive says.
 *
 * @throws BrokenFile
 */
export async function* archived(file: StoredFile): AsyncGenerator<Candidate> {
  try {
    const zip = await fromRandomAccessReaderPromise(file, file.size, {
      ...{ lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
    });
    if (zip.entryCount > mostEntries)
      throw new BrokenFile('TOO_MANY_FILES', `It has more than ${mostEntries} files.`);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > mostBytes)
        throw new BrokenFile('ARCHIVE_TOO_LARGE', 'Unpacked it would be larger than 2 GiB.');
      const name = nameOf(entry);
      if (!name.endsWith('/')) yield candidate(zip, entry, name, file);
    }
  } catch (error) {
    throw brokenBy(error, file);
  }
}

function candidate(zip: ZipFile, entry: Entry, name: string, file: StoredFile): Candidate {
  return {
    name,
    end: entry.relativeOffsetOfLocalHeader + entry.compressedSize,
    read: async (): Promise<Offer> => {
      refuse(faultOf(entry, name));
      const { readPostFile } = await import('./post-file.js');
      const given = readPostFile(await bytesOf(zip, entry, file));
      const base = name.replace(/^.*\//, '').replace(/\.(md|markdown)$/i, '');
      return { given, slug: slugOf(base, 'post'), warnings: [] };
    },
  };
}

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);

/** What is wrong with a file that need not be opened for it. */
function faultOf(entry: Entry, name: string): [code: string, message: string] | null {
  const mode = entry.versionMadeBy >> 8 === unix ? entry.externalFileAttributes >>> 16 : 0;
  if (validateFileName(name) !== null || name.includes('\0'))
    return ['UNSAFE_NAME', 'has a name that leads out of the archive'];
  if ((mode & fileType) === symbolicLink) return ['SYMBOLIC_LINK', 'is a symbolic link'];
  if (!/\.(md|markdown)$/i.test(name))
    return ['NOT_MARKDOWN', 'is no Markdown file: its name does not end in ".md"'];
  if (entry.isEncrypted()) return ['ENCRYPTED', 'is encrypted'];
  if (entry.uncompressedSize > mostEntryBytes)
    return ['TOO_LARGE', `has more than ${mostEntryBytes / 1024} KiB`];
  return null;
}

async function bytesOf(zip: ZipFile, entry: Entry, file: StoredFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  } catch {
    if (file.fault !== null) throw file.fault;
    refuse(['BROKEN', 'cannot be unpacked']);
  }
  const bytes = Buffer.concat(parts);
  if (crc32(bytes) !== entry.crc32) refuse(['BROKEN', 'is not what its checksum says']);
  return bytes;
}

/** @throws ValidationFailed */
function refuse(fault: [code: string, message: string] | null): void {
  if (fault === null) return;
  const [code, message] = fault;
  throw new ValidationFailed([{ field: 'file', message, code }]);
}

/** The directory of the archive says nonsense; or the fault is not the archive's. */
function brokenBy(error: unknown, file: StoredFile): unknown {
  if (error instanceof BrokenFile) return error;
  if (file.fault !== null) return file.fault;
  return new BrokenFile(
    'BROKEN_ARCHIVE',
    `It is no zip archive that can be read: ${(error as Error).message}.`,
  );
}
