import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Background } from './background.js';
import { Config } from './config.js';

@Global()
@Module({})
export class ConfigModule {
  /** Offers `config` and `background` to every module; the first was read and checked before Nest started. */
  static with(config: Config, background: Background): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Background, useValue: background },
      ],
      exports: [Config, Background],
    };
  }
}
