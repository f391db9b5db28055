import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../http/problem/problems.js';
import { paperOf, type IssuedInvoice } from './paper.js';

const startMilliseconds = 10_000;
/** A hundred lines on a busy machine take a tenth of it. */
const printMilliseconds = 30_000;

/** Prints in a thread of its own, one document after the other: no other request waits for it. */
@Injectable()
export class InvoicePrinter implements OnApplicationShutdown {
  private worker: Promise<Worker> | null = null;
  private line: Promise<unknown> = Promise.resolve();

  /** The document as PDF. */
  print(invoice: IssuedInvoice): Promise<Buffer> {
    const printed = this.line.then(() => this.run(invoice));
    this.line = printed.catch(() => undefined);
    return printed;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private async run(invoice: IssuedInvoice): Promise<Buffer> {
    const worker = await this.thread();
    try {
      worker.postMessage(paperOf(invoice));
      const signal = AbortSignal.timeout(printMilliseconds);
      const [bytes] = (await once(worker, 'message', { signal })) as [Uint8Array];
      return Buffer.from(bytes);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Started by the first document, and again after one that failed. */
  private thread(): Promise<Worker> {
    this.worker ??= started().catch((error: unknown) => {
      this.worker = null;
      throw error;
    });
    return this.worker;
  }

  private async stop(): Promise<void> {
    const worker = await this.worker;
    this.worker = null;
    await worker?.terminate();
  }
}

async function started(): Promise<Worker> {
  const file = new URL(`invoice.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  worker.unref();
  // whoever waits for an answer hears of it too; one that dies between two documents must not take the process along
  worker.on('error', () => undefined);
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(startMilliseconds) });
  } catch (error) {
    void worker.terminate();
    // a machine with that much to do has no time for a thread; the next one who asks may have more luck
    throw (error as Error).name === 'AbortError' ? new Unavailable() : error;
  }
  return worker;
}
