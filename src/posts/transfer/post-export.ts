import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { may, type Caller } from '../../access/caller.js';
import { batchesOf } from '../../database/batches.js';
import { Database } from '../../database/database.js';
import { exportedPostsAfter, type ExportedPostRow } from './export.sql.js';
import { postFile } from './post-file.js';

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
    const zip = new ZipFile();
    const archive = Readable.from(zip.outputStream, { objectMode: false });
    this.fill(zip, caller).catch((error: unknown) => archive.destroy(error as Error));
    return archive;
  }

  private async fill(zip: ZipFile, caller: Caller): Promise<void> {
    const isAll = may(caller, 'posts:read:any');
    const read = (after: readonly unknown[]): Promise<ExportedPostRow[]> =>
      this.database.read.rows(exportedPostsAfter, ...after, caller.id, isAll, postsAtOnce);
    for await (const posts of batchesOf(read, (post) => post.created_at))
      for (const post of posts) await added(zip, post);
    zip.end();
  }
}

/** Resolves when the file's turn has come, so that one at a time waits for it. */
function added(zip: ZipFile, post: ExportedPostRow): Promise<void> {
  const name = reserved.test(post.slug) ? `_${post.slug}.md` : `${post.slug}.md`;
  return new Promise((resolve) =>
    zip.addReadStreamLazy(name, { mtime: post.updated_at, mode: 0o100644 }, (give) => {
      give(null, Readable.from([Buffer.from(postFile(post))], { objectMode: false }));
      resolve();
    }),
  );
}
