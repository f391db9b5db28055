import { Injectable } from '@nestjs/common';
import { permissionsOf, type Role } from '../../access/permissions.js';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import * as sql from './choices.sql.js';
import { isOptional, topicFacts, topics, type OptionalTopic, type Topic } from './topics.js';
import { NotificationSettingDto } from './dto/notifications.dto.js';

/** Whether a topic concerns accounts of that role. */
export function concerns(role: Role, topic: Topic): boolean {
  const { permission } = topicFacts[topic];
  return permission === undefined || permissionsOf[role].has(permission);
}

/** What people want letters about. */
@Injectable()
export class Choices {
  constructor(private readonly clock: Clock) {}

  /** Whether the person wants letters about the topic; until they say no they do. */
  async wants(tx: Tx, userId: string, topic: OptionalTopic): Promise<boolean> {
    const rows = await tx.rows(sql.choicesOf, userId);
    return rows.find((row) => row.topic === topic)?.enabled ?? true;
  }

  /** Notes what the person wants; of somebody who is no more nothing is kept. */
  async choose(tx: Tx, userId: string, topic: OptionalTopic, enabled: boolean): Promise<void> {
    await tx.rows(sql.choose, userId, topic, enabled, this.clock.now());
  }
}

/** The topics that concern an account, as it has chosen. */
export function shown(role: Role, chosen: readonly sql.ChoiceRow[]): NotificationSettingDto[] {
  return topics
    .filter((topic) => concerns(role, topic))
    .map((topic) => {
      const { name, description } = topicFacts[topic];
      const enabled = chosen.find((row) => row.topic === topic)?.enabled ?? true;
      return NotificationSettingDto.of({ topic, name, description, mandatory: !isOptional(topic), enabled });
    });
}
