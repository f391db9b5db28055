import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Background } from './background.js';
import { Config } from './config.js';

@Global()
@Module({})
export class ConfigModule {
  /** Offers `config` to every module; it was read and checked before Nest started. */
  static with(config: Config, background: boolean): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Background, useValue: new Background(background) },
      ],
      exports: [Config, Background],
    };
  }
}
