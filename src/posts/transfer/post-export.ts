import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { may, type Caller } from '../../access/caller.js';
import { batchesOf } from '../../database/batches.js';
import { Database } from '../../database/database.js';
import { exportedPostsAfter, type ExportedPostRow } from './export.sql.js';

/** A long text takes some megabytes with its batch. */
const postsAtOnce = 20;
/** Names that some systems keep for their devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** The journal as an archive of Markdown files that an import takes back. */
@Injectable()
export class PostExport {
  constructor(private readonly database: Database) {}

  /**
   * The caller's posts, or everybody's for those who read them all. Read while it is sent, {@link postsAtOnce} at a time;
   * between two reads it holds no connection.
   */
  export(caller: Caller): Readable {
    return this.archive(caller.id, may(caller, 'posts:read:any'));
  }

  /** Everybody's posts, for an operator. */
  exportAll(): Readable {
    return this.archive(null, true);
  }

  private archive(authorId: string | null, isAll: boolean): Readable {
    const zip = new ZipFile();
    const archive = Readable.from(zip.outputStream, { objectMode: false });
    this.fill(zip, authorId, isAll).catch((error: unknown) => archive.destroy(error as Error));
    return archive;
  }

  private async fill(zip: ZipFile, authorId: string | null, isAll: boolean): Promise<void> {
    const read = (after: readonly unknown[]): Promise<ExportedPostRow[]> =>
      this.database.read.rows(exportedPostsAfter, ...after, authorId, isAll, postsAtOnce);
    const { postFile } = await import('./post-file.js');
    for await (const posts of batchesOf(read, (post) => post.created_at))
      for (const post of posts) await added(zip, post, postFile);
    zip.end();
  }
}

/** Resolves when the file's turn has come, so that one at a time waits for it. */
function added(
  zip: ZipFile,
  post: ExportedPostRow,
  fileOf: (post: ExportedPostRow) => string,
): Promise<void> {
  const name = reserved.test(post.slug) ? `_${post.slug}.md` : `${post.slug}.md`;
  return new Promise((resolve) =>
    zip.addReadStreamLazy(name, { mtime: post.updated_at, mode: 0o100644 }, (give) => {
      give(null, Readable.from([Buffer.from(fileOf(post))], { objectMode: false }));
      resolve();
    }),
  );
}
