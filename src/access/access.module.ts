import { Global, Module } from '@nestjs/common';
import { Lease } from './revocations/lease.js';
import { Revocations } from './revocations/revocations.js';
import { StepUpGuard } from './step-up.js';

@Global()
@Module({ providers: [Lease, Revocations, StepUpGuard], exports: [Lease, Revocations, StepUpGuard] })
export class AccessModule {}
