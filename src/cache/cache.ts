import { Inject, Injectable } from '@nestjs/common';
import type { Cache as Tiers } from 'cache-manager';
import { Clock } from '../clock/clock.js';
import { etagOf } from '../http/etag.js';
import { FinishedJson } from '../http/finished-json.js';
import { Page } from '../http/list/page.dto.js';
import { cacheAnswers, cacheWaits } from './cache.metrics.js';
import type { Entry } from './entry.js';
import { Freshness } from './freshness.js';
import { keyOf, type Question } from './question.js';

/** Injection token of cache-manager with the tiers of this process. */
export const TIERS = Symbol('TIERS');

/** Longer answers are made anew each time. Bytes. */
const longestBody = 1_000_000;

/** One reading, and whoever waits for it. */
interface Reading {
  readonly startedAt: number;
  readonly entry: Promise<Entry>;
}

/** Answers that are the same for everybody who asks, read once and told again for less than a second. */
@Injectable()
export class Cache {
  private readonly readings = new Map<string, Reading>();

  constructor(
    @Inject(TIERS) private readonly tiers: Tiers,
    private readonly freshness: Freshness,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer to the question: from memory, or read by one for all who ask meanwhile. Never one whose reading began
   * before a change that this process had made, or had heard of, when it was asked; and never one that is a second
   * old. What `read` throws is told to all who wait and not kept.
   *
   * @param subjectsOf what an answer tells of, in the words of `tx.touch`
   * @returns a {@link FinishedJson} of what `read` gave; to Nest it is that answer
   */
  async remember<T extends object>(
    question: Question,
    read: () => Promise<T>,
    subjectsOf: (answer: T) => readonly string[],
  ): Promise<T> {
    const key = keyOf(question);
    const { body, etag, meta } = await this.ask(key, { read, subjectsOf });
    return new FinishedJson(body, etag, meta, key) as object as T;
  }

  /** Waits for the reading of another only as long as it may be believed: one that began later always may. */
  private async ask<T extends object>(key: string, source: Source<T>): Promise<Entry> {
    const askedAt = this.clock.ticks();
    for (;;) {
      const other = this.readings.get(key);
      const reading = other ?? this.begin(key, source);
      const isLater = reading.startedAt >= askedAt;
      try {
        const entry = await reading.entry;
        if (other !== undefined) cacheWaits.inc();
        if (isLater || this.freshness.allows(entry)) return entry;
      } catch (error) {
        if (isLater || this.freshness.isUndisturbedSince(reading.startedAt)) throw error;
      }
    }
  }

  private begin<T extends object>(key: string, source: Source<T>): Reading {
    const startedAt = this.clock.ticks();
    const entry = this.find(key, startedAt, source).finally(() => this.readings.delete(key));
    const reading = { startedAt, entry };
    this.readings.set(key, reading);
    return reading;
  }

  private async find<T extends object>(key: string, born: number, source: Source<T>): Promise<Entry> {
    const date = this.clock.now().getTime();
    const known = await this.tiers.get<Entry>(key);
    cacheAnswers.inc({ from: known?.from ?? 'database' });
    if (known?.from === 'redis') await this.tiers.set(key, known);
    if (known !== undefined) return known;
    try {
      const answer = await source.read();
      const body = Buffer.from(JSON.stringify(answer));
      const meta = answer instanceof Page ? answer.meta : null;
      const subjects = source.subjectsOf(answer);
      const entry = { body, etag: etagOf(body), meta, subjects, born, date, from: 'database' as const };
      if (body.length <= longestBody && this.freshness.allows(entry)) await this.tiers.set(key, entry);
      else await this.tiers.del(key);
      return entry;
    } catch (error) {
      await this.tiers.del(key);
      throw error;
    }
  }
}

interface Source<T> {
  readonly read: () => Promise<T>;
  readonly subjectsOf: (answer: T) => readonly string[];
}
