import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { slice, where, type Slice } from '../http/list/listing.js';
import { NotFound } from '../http/problem/problems.js';
import type { ListMediaDto } from './dto/media-requests.dto.js';
import { MediumDto } from './dto/medium.dto.js';
import type { ImageType } from './images/image-task.js';
import * as sql from './media.sql.js';
import { keyOf, MediaStore, type ByteRange } from './store/media-store.js';

/** A file of a medium, before anything of it is read. */
export interface FoundFile {
  readonly key: string;
  readonly type: ImageType;
  readonly bytes: number;
  readonly isPublic: boolean;
}

/** Reading media: what something public shows is everybody's; the rest its owner's, and that of editors. */
@Injectable()
export class MediaReading {
  constructor(
    private readonly database: Database,
    private readonly store: MediaStore,
  ) {}

  /** @throws NotFound there is none, or not for the caller */
  async get(caller: Caller | null, id: string): Promise<MediumDto> {
    const isAny = may(caller, 'media:read:any');
    const row = await this.database.read.row(sql.findMedium, id, caller?.id ?? null, isAny);
    if (row === null) throw new NotFound();
    return MediumDto.from(row, !isAny && row.owner_id !== (caller?.id ?? ''));
  }

  /** One's own; everybody's for editors. */
  list(caller: Caller, query: ListMediaDto): Promise<Slice<sql.MediumRow>> {
    const own = may(caller, 'media:read:any') ? [] : [where`m.owner_id = ${caller.id}`];
    const asked = query.owner === undefined ? [] : [where`m.owner_id = ${query.owner}`];
    return slice(this.database.read, sql.mediaListing, [...own, ...asked], query);
  }

  /** @throws NotFound there is none, or not for the caller */
  async findFile(caller: Caller | null, id: string, file: string): Promise<FoundFile> {
    const isAny = may(caller, 'media:read:any');
    const row = await this.database.read.row(sql.findFile, id, caller?.id ?? null, isAny, file);
    if (row === null) throw new NotFound();
    return { ...row, key: keyOf(id, file) };
  }

  /**
   * The bytes of a file, or a part of them, as they come from the store.
   *
   * @throws NotFound it is being removed
   * @throws Unavailable
   */
  async open({ key }: FoundFile, range?: ByteRange): Promise<Readable> {
    const stream = await this.store.open(key, range);
    if (stream === null) throw new NotFound();
    return stream;
  }
}
