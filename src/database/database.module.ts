import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Config } from '../config/config.js';
import type { QueryResult } from 'pg';
import { Clock } from '../clock/clock.js';
import { Log } from '../logging/log.js';
import type { NamedQuery } from './batch.js';
import { driver, poolOptions, queryOn } from './connection.js';
import { Database, poolOf, READER, REPLICAS, WRITER } from './database.js';
import { withPatience } from './patience.js';
import { ReadingInterceptor } from './replicas/reading.interceptor.js';
import { Replica } from './replicas/replica.js';
import { Replicas } from './replicas/replicas.js';

function opened(options?: DataSourceOptions): Promise<DataSource> {
  if (options === undefined) throw new Error('TypeORM was given no options.');
  return withPatience(() => new DataSource(options).initialize());
}

/** Two pools on one database: TypeORM's own writes, a second one that PostgreSQL keeps read-only reads; and one for each replica. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        type: 'postgres' as const,
        driver,
        url: config.database.url ?? '',
        autoLoadEntities: true,
        synchronize: false,
        logging: false,
        retryAttempts: 0,
        extra: poolOptions(config.database, false),
      }),
      dataSourceFactory: (options) => opened(options),
    }),
  ],
  providers: [
    { provide: WRITER, useExisting: getDataSourceToken() },
    {
      provide: READER,
      inject: [WRITER, Config],
      useFactory: (writer: DataSource, config: Config) =>
        opened({ ...writer.options, extra: poolOptions(config.database, true) }),
    },
    {
      provide: REPLICAS,
      inject: [READER, Config, Clock, Log],
      useFactory: (reader: DataSource, { database }: Config, clock: Clock, log: Log) => {
        const replicas = database.replicaUrls.map((url) => new Replica(url, database.poolSize, clock, log));
        const primary = (query: NamedQuery): Promise<QueryResult> => queryOn(poolOf(reader), query);
        return replicas.length === 0 ? null : new Replicas(replicas, primary);
      },
    },
    Database,
    ReadingInterceptor,
  ],
  exports: [Database, ReadingInterceptor],
})
export class DatabaseModule {}
