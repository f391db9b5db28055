import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Observable } from 'rxjs';

const reading = new AsyncLocalStorage<true>();

/** Whether what runs here is the answer to a request that only reads. */
export const isReading = (): boolean => reading.getStore() === true;

/**
 * Around the handlers of requests that only read, once it is known who asks and that they may: from there on replicas
 * may answer. Who asks, what changes anything, and what nobody waits for stay with the primary.
 */
@Injectable()
export class ReadingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<{ method: string }>();
    const isMereReading = method === 'GET' || method === 'HEAD';
    return isMereReading ? reading.run(true, () => next.handle()) : next.handle();
  }
}
