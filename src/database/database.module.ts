import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { poolOptions } from './connection.js';
import { Database, READER, WRITER } from './database.js';

/** Two pools on one database: TypeORM's own writes, a second one that PostgreSQL keeps read-only reads. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        type: 'postgres' as const,
        url: config.database.url ?? '',
        autoLoadEntities: true,
        synchronize: false,
        logging: false,
        retryAttempts: 0,
        extra: poolOptions(config.database.poolSize, false),
      }),
    }),
  ],
  providers: [
    { provide: WRITER, useExisting: getDataSourceToken() },
    {
      provide: READER,
      inject: [WRITER, Config],
      useFactory: (writer: DataSource, config: Config) =>
        new DataSource({
          ...writer.options,
          extra: poolOptions(config.database.poolSize, true),
        }).initialize(),
    },
    Database,
  ],
  exports: [Database],
})
export class DatabaseModule {}
