import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A device that is signed in: one row for its whole life, however often it refreshes. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId: string;

  /** Goes into the tokens' MAC, so that the configured key alone cannot mint one. */
  @Column({ type: 'bytea' })
  salt: Buffer;

  /** Turns taken so far; the newest refresh token carries it. */
  @Column('int')
  counter: number;

  @Column({ type: 'timestamptz', name: 'rotated_at', precision: 3 })
  rotatedAt: Date;

  @Column({ type: 'text', name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column({ type: 'inet', nullable: true })
  address: string | null;

  /** When the person last proved who they are in it. */
  @Column({ type: 'timestamptz', name: 'authenticated_at', precision: 3 })
  authenticatedAt: Date;

  /** When a second factor was last given in it; null: never. */
  @Column({ type: 'timestamptz', name: 'second_factor_at', precision: 3, nullable: true })
  secondFactorAt: Date | null;

  /** How (RFC 8176). */
  @Column({ type: 'text', name: 'amr', array: true })
  methods: string[];

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', precision: 3 })
  lastUsedAt: Date;

  @Column({ type: 'timestamptz', name: 'idle_expires_at', precision: 3 })
  idleExpiresAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt: Date;
}
