import { Global, Module } from '@nestjs/common';
import { Outside } from './outside.js';

@Global()
@Module({ providers: [Outside], exports: [Outside] })
export class OutsideModule {}
