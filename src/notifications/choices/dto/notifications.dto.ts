import { Flag, ListOf, OneOf } from '../../../http/fields/fields.js';
import { Text } from '../../../http/fields/text.js';
import { topics, type Topic } from '../topics.js';

const channels = ['mail'] as const;

/** One of the things that letters tell of. */
export class NotificationSettingDto {
  @OneOf(topics, 'NotificationTopic')
  topic: Topic;

  /** For people to read. */
  @Text(100)
  name: string;

  /** For people to read. */
  @Text(500)
  description: string;

  @OneOf(channels, 'NotificationChannel')
  channel: (typeof channels)[number];

  /** Nobody can do without them: what becomes of one's own orders, and what could be somebody else. */
  @Flag()
  mandatory: boolean;

  @Flag()
  enabled: boolean;

  static of(facts: Omit<NotificationSettingDto, 'channel'>): NotificationSettingDto {
    const { topic, name, description, mandatory, enabled } = facts;
    return Object.assign(new NotificationSettingDto(), {
      topic,
      name,
      description,
      channel: 'mail',
      mandatory,
      enabled,
    });
  }
}

/** What somebody gets letters about. */
export class NotificationsDto {
  /** Those that concern the account. */
  @ListOf(() => NotificationSettingDto, 0, topics.length)
  topics: NotificationSettingDto[];

  static of(list: NotificationSettingDto[]): NotificationsDto {
    return Object.assign(new NotificationsDto(), { topics: list });
  }
}

/** Whether letters about a topic are wanted. */
export class NotificationChoiceDto {
  @OneOf(topics, 'NotificationTopic')
  topic: Topic;

  @Flag()
  enabled: boolean;
}

/** What changes; topics that are left out stay as they are. */
export class UpdateNotificationsDto {
  @ListOf(() => NotificationChoiceDto, 1, topics.length)
  topics: NotificationChoiceDto[];
}
