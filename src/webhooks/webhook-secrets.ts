import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { KeyRing } from '../auth/keys/keys.facade.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import * as sql from './webhooks.sql.js';

const prefix = 'whsec_';

/** What receivers verify messages with: `whsec_` and 32 random bytes in base64, sealed wherever it is kept. */
@Injectable()
export class WebhookSecrets {
  private readonly ring: KeyRing;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'webhook-secrets');
  }

  /** A new one, sealed. */
  make(): Buffer {
    return this.ring.seal(randomBytes(32));
  }

  /** The text of a sealed one. Throws when no secret of the configuration opens it. */
  textOf(sealed: Buffer): string {
    const opened = this.ring.unseal(sealed);
    if (opened === null) throw new Error('no secret of the configuration opens a secret of a webhook');
    return prefix + opened.plain.toString('base64');
  }

  /** Forgets secrets that are over, and seals the others under the configured secret of today. */
  async tend(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.rows(sql.dropPreviousSecrets, this.clock.now());
      if (!this.ring.hasPrevious) return;
      for (const { id, secret_sealed: secret, previous_secret_sealed: previous } of await tx.rows(
        sql.holdSecrets,
      ))
        await tx.rows(sql.reseal, id, this.resealed(secret), previous && this.resealed(previous));
    });
  }

  private resealed(sealed: Buffer): Buffer {
    const opened = this.ring.unseal(sealed);
    return opened === null || opened.isCurrent ? sealed : this.ring.seal(opened.plain);
  }
}
