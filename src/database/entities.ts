import type { DataSource, EntityManager } from 'typeorm';

/** What of TypeORM writes rows of one table by their entity. */
export type Entities = Pick<EntityManager, 'insert' | 'update' | 'delete' | 'findOneBy'>;

/** TypeORM on the open connection, made when somebody first asks for it: most transactions are statements of our own. */
export function entitiesOn(client: object, writer: DataSource): Entities {
  let made: EntityManager | null = null;
  const manager = (): EntityManager => {
    if (made !== null) return made;
    const runner = writer.createQueryRunner('master');
    made = Object.assign(runner, { databaseConnection: client, isTransactionActive: true }).manager;
    return made;
  };
  return {
    insert: (...given: Parameters<Entities['insert']>) => manager().insert(...given),
    update: (...given: Parameters<Entities['update']>) => manager().update(...given),
    delete: (...given: Parameters<Entities['delete']>) => manager().delete(...given),
    findOneBy: (...given: Parameters<Entities['findOneBy']>) => manager().findOneBy(...given),
  } as Entities;
}
