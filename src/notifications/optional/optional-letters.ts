import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { Letter } from '../../mail/letter.js';
import { Mail, type MailFacts } from '../../mail/mail.js';
import { UsersFacade } from '../../users/users.facade.js';
import { Choices, concerns } from '../choices/choices.js';
import { topicFacts, type OptionalTopic } from '../choices/topics.js';
import { Digests, type Digest, type News } from './digests.js';
import { Unsubscribing } from './unsubscribing.js';

/** A letter without what all of its sort have in common. */
export type Words = Omit<Letter, 'to' | 'optOut'>;

/** Writes what a letter says of the news as things are now; null: there is nothing left to say. */
export type WordsWriter = (tx: Tx, digest: Digest, userId: string) => Promise<Words | null>;

/**
 * Letters that nobody has to take. They go to active accounts with a verified address whose owner has not said no: that is
 * looked at when one is asked for and again when it is written, and each brings a link that ends them.
 */
@Injectable()
export class OptionalLetters {
  private readonly topicOf = new Map<string, OptionalTopic>();

  constructor(
    private readonly mail: Mail,
    private readonly users: UsersFacade,
    private readonly choices: Choices,
    private readonly digests: Digests,
    private readonly unsubscribing: Unsubscribing,
  ) {}

  /** Says how letters of a kind are written, and of which topic they are. */
  register(kind: string, topic: OptionalTopic, write: WordsWriter): void {
    this.topicOf.set(kind, topic);
    this.mail.register(kind, (tx, facts) => this.compose(tx, facts, topic, write));
  }

  /** Asks for a letter about the news, if the person wants such letters. */
  async tell(tx: Tx, news: News): Promise<void> {
    const topic = this.topicOf.get(news.kind);
    if (topic === undefined) throw new Error(`nobody writes letters of the kind "${news.kind}"`);
    if (await this.choices.wants(tx, news.userId, topic)) await this.digests.add(tx, news);
  }

  private async compose(
    tx: Tx,
    { userId = '', digestId = '' }: MailFacts,
    topic: OptionalTopic,
    write: WordsWriter,
  ): Promise<Letter | null> {
    const digest = await this.digests.close(tx, digestId);
    const user = await this.users.find(userId);
    if (digest === null || user?.status !== 'active' || !user.emailVerified) return null;
    if (!concerns(user.role, topic) || !(await this.choices.wants(tx, userId, topic))) return null;
    const words = await write(tx, digest, userId);
    if (words === null) return null;
    const url = this.unsubscribing.linkFor({ userId, topic });
    return { ...words, to: user.email, optOut: { about: topicFacts[topic].about, url } };
  }
}
