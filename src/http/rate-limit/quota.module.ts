import { Module } from '@nestjs/common';
import { QuotaExchange } from './quota-exchange.js';
import { QuotaStore } from './quota-store.js';

/** The one count of requests that the limits of networks and of users share. */
@Module({ providers: [QuotaStore, QuotaExchange], exports: [QuotaStore] })
export class QuotaModule {}
