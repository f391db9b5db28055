import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { KeyRing } from '../../auth/keys/keys.facade.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Choices } from '../choices/choices.js';
import { optionalTopics, type OptionalTopic } from '../choices/topics.js';

const [idBytes, macBytes] = [16, 16];
const length = 2 + idBytes + macBytes;

/** Whom and what a link says. */
interface Said {
  readonly userId: string;
  readonly topic: OptionalTopic;
}

/**
 * The links that end letters about a topic. A token is which secret, which topic, whose account, and the MAC of these: it
 * does nothing else, needs no row, and does not expire, because a letter may be old when it annoys. Under another
 * `KEY_ENCRYPTION_SECRET` it works for as long as the one before is named in `KEY_ENCRYPTION_SECRET_PREVIOUS`.
 */
@Injectable()
export class Unsubscribing {
  private readonly ring: KeyRing;
  private readonly address: string;

  constructor(
    private readonly database: Database,
    private readonly choices: Choices,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'unsubscribe');
    this.address = `${config.http.publicUrl}/unsubscribe/`;
  }

  /** The address that ends letters about that topic to that person. */
  linkFor({ userId, topic }: Said): string {
    const id = Buffer.from(userId.replaceAll('-', ''), 'hex');
    const head = Buffer.concat([Buffer.from([this.ring.currentId, optionalTopics.indexOf(topic)]), id]);
    return this.address + Buffer.concat([head, macOf(this.ring.current, head)]).toString('base64url');
  }

  /** Ends the letters that the token names, however often it is asked; false: it is none of ours. Of accounts that are gone it is true. */
  async end(token: string): Promise<boolean> {
    const said = this.read(token);
    if (said === null) return false;
    await this.database.transaction((tx) => this.choices.choose(tx, said.userId, said.topic, false));
    return true;
  }

  private read(token: string): Said | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== length || bytes.toString('base64url') !== token) return null;
    const [head, mac] = [bytes.subarray(0, -macBytes), bytes.subarray(-macBytes)];
    const topic = optionalTopics[head[1] ?? -1];
    if (topic === undefined || !this.ring.verifies(mac, (key) => macOf(key, head), head[0] ?? null))
      return null;
    return { topic, userId: idOf(head.subarray(2)) };
  }
}

function macOf(key: Buffer, head: Buffer): Buffer {
  return createHmac('sha256', key).update(head).digest().subarray(0, macBytes);
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
