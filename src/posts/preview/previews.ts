import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { may, type Caller } from '../../access/caller.js';
import { KeyRing } from '../../auth/keys/keys.facade.js';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../http/problem/problems.js';
import { PostAlreadyPublished } from '../post.problems.js';
import { findPostById, findPreviewed, type PostRow } from '../posts.sql.js';

const lifeMilliseconds = 7 * 86_400_000;
const [keyByte, idBytes, countBytes, timeBytes, macBytes] = [1, 16, 4, 6, 16];
const headBytes = keyByte + idBytes + countBytes + timeBytes;

/** A token, and until when it is good. */
export interface Preview {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Which draft a token shows: the post, and how often it had been published. */
interface Shown {
  readonly id: string;
  readonly publications: number;
}

/**
 * Links by which somebody without an account reads a draft. A token is which secret, which post, how often that was published,
 * until when, and the MAC of these; it needs no row. It is over after a week, and for ever once the post is published.
 */
@Injectable()
export class Previews {
  private readonly ring: KeyRing;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'post-preview');
  }

  /**
   * A token for the draft as it is, and as it will be until it is published; made by those who may change it.
   *
   * @throws NotFound, PostAlreadyPublished
   */
  async make(caller: Caller, id: string): Promise<Preview> {
    const eyes = [caller.id, may(caller, 'posts:write:any')];
    const post = await this.database.read.row(findPostById, id, ...eyes);
    if (post === null || (post.author_id !== caller.id && !may(caller, 'posts:write:any')))
      throw new NotFound();
    if (post.status === 'published') throw new PostAlreadyPublished('Everybody can read it by its address.');
    return this.sign(post);
  }

  /** The draft of that id or slug, if the token shows it. */
  async find(token: string, idOrSlug: string): Promise<PostRow | null> {
    const shown = this.read(token);
    if (shown === null) return null;
    return this.database.read.row(findPreviewed, shown.id, shown.publications, idOrSlug);
  }

  private sign({ id, publications }: Shown): Preview {
    const expiresAt = new Date(this.clock.now().getTime() + lifeMilliseconds);
    const head = Buffer.alloc(headBytes);
    head.writeUInt8(this.ring.currentId);
    head.write(id.replaceAll('-', ''), keyByte, 'hex');
    head.writeUInt32BE(publications, keyByte + idBytes);
    head.writeUIntBE(expiresAt.getTime(), keyByte + idBytes + countBytes, timeBytes);
    const token = Buffer.concat([head, macOf(this.ring.current, head)]).toString('base64url');
    return { token, expiresAt };
  }

  private read(token: string): Shown | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== headBytes + macBytes || bytes.toString('base64url') !== token) return null;
    const [head, mac] = [bytes.subarray(0, headBytes), bytes.subarray(headBytes)];
    if (!this.ring.verifies(mac, (key) => macOf(key, head), head.readUInt8())) return null;
    if (head.readUIntBE(keyByte + idBytes + countBytes, timeBytes) <= this.clock.now().getTime()) return null;
    const hex = head.subarray(keyByte, keyByte + idBytes).toString('hex');
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { id, publications: head.readUInt32BE(keyByte + idBytes) };
  }
}

function macOf(key: Buffer, head: Buffer): Buffer {
  return createHmac('sha256', key).update(head).digest().subarray(0, macBytes);
}
