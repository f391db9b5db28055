import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A shelf of the catalogue; shelves stand in a tree. */
@Entity('categories')
export class Category {
  @PrimaryColumn('uuid')
  id: string;

  /** Null: at the top. */
  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
