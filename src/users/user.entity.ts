import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/permissions.js';

export const tiers = ['regular', 'premium'] as const;
export type Tier = (typeof tiers)[number];

export const userStatuses = ['active', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A person with an account. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  /** As the person wrote it; mails go there. */
  @Column('text')
  email: string;

  /** The normal form, by which accounts are told apart. */
  @Column({ type: 'text', name: 'email_key' })
  emailKey: string;

  /** Argon2id in PHC form; null: signs in another way. */
  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Whether it has 15 characters or more, as staff without a second factor need. */
  @Column({ type: 'boolean', name: 'password_is_long' })
  passwordIsLong: boolean;

  /** When somebody who reads mail at the address said that it is theirs; null: nobody yet. */
  @Column({ type: 'timestamptz', name: 'email_verified_at', precision: 3, nullable: true })
  emailVerifiedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column('text')
  role: Role;

  /** Decides prices only. */
  @Column({ type: 'text', nullable: true })
  tier: Tier | null;

  @Column('text')
  status: UserStatus;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
