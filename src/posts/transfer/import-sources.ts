import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { UsersFacade } from '../../users/users.facade.js';
import { Renderer } from '../markdown/renderer.js';
import { archived } from './archive.js';
import type { Candidate, Offer } from './import-source.js';
import type { PostImportRow } from './imports.sql.js';
import { StoredFile } from './stored-file.js';
import { itemsOf, type PlacedItem } from './wordpress-file.js';
import { htmlOf, leftOut, postOf, slugOfItem, titleOf, warningsOf } from './wordpress-post.js';

/** The two kinds of file that posts come from. */
@Injectable()
export class ImportSources {
  constructor(
    private readonly database: Database,
    private readonly renderer: Renderer,
    private readonly users: UsersFacade,
  ) {}

  /** The posts of the file of an import, in its order. @throws BrokenFile */
  open(row: PostImportRow): AsyncGenerator<Candidate> {
    const file = new StoredFile(this.database.read, row);
    return row.format === 'zip' ? archived(file) : this.exported(row.id, file);
  }

  private async *exported(importId: string, file: StoredFile): AsyncGenerator<Candidate> {
    for await (const placed of itemsOf(file))
      yield { name: titleOf(placed.item), end: placed.end, read: () => this.offerOf(importId, placed) };
  }

  /** @throws ValidationFailed, ContentTooComplex */
  private async offerOf(importId: string, { item, authors }: PlacedItem): Promise<Offer> {
    const note = leftOut(item);
    if (note !== null) return { leftOut: note };
    const given = postOf(item, await this.renderer.markdownOf(importId, htmlOf(item)));
    const email = authors.get(item.fields['dc:creator'] ?? '');
    const author = email === undefined ? null : await this.accountOf(email);
    return {
      given: author === null ? given : { ...given, author },
      slug: slugOfItem(item),
      warnings: warningsOf(item),
    };
  }

  /** The account behind an address that has been proven: whoever only claims it is not given somebody's posts. */
  private async accountOf(email: string): Promise<string | null> {
    const account = await this.users.findByEmail(email);
    return account?.emailVerified ? account.id : null;
  }
}
