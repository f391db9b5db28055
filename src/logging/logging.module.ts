import { Global, Module } from '@nestjs/common';
import { pino } from 'pino';
import { Config } from '../config/config.js';
import { Log } from './log.js';

const logOf = ({ logLevel, logDescriptor: dest }: Config): Log =>
  Log.at(logLevel, pino.destination({ dest, sync: true }));

@Global()
@Module({
  providers: [{ provide: Log, inject: [Config], useFactory: logOf }],
  exports: [Log],
})
export class LoggingModule {}
