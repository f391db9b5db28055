import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../http/problem/problems.js';
import { ContentTooComplex } from '../post.problems.js';
import type { RenderedMarkdown, Task } from './markdown.worker.js';

const startMilliseconds = 10_000;
/** An ordinary text of full length takes a tenth of it. */
const renderMilliseconds = 2_000;
/** Characters; a text of 60,000 makes less unless it is made to make more. */
export const longestHtml = 1_000_000;
/** How many texts of one author may wait. */
const longestLine = 50;

interface Job {
  readonly task: Task;
  readonly resolve: (made: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Renders texts from outside in a thread of its own, one after the other: however bad a text is, no other request
 * waits for it. Authors take turns, so that one who sends bad texts delays others by one of them at most.
 */
@Injectable()
export class Renderer implements OnApplicationShutdown {
  private readonly lines = new Map<string, Job[]>();
  private worker: Promise<Worker> | null = null;
  private isBusy = false;

  /**
   * The text as HTML and as plain words.
   *
   * @throws ContentTooComplex it would take too long, or too much memory, or would become too much HTML
   * @throws Unavailable too many texts of this author are waiting already
   */
  async render(author: string, markdown: string): Promise<RenderedMarkdown> {
    const rendered = (await this.ask(author, { markdown })) as RenderedMarkdown;
    if (rendered.html.length > longestHtml) throw tooComplex();
    return rendered;
  }

  /**
   * HTML from elsewhere as Markdown.
   *
   * @throws ContentTooComplex it would take too long, or too much memory
   * @throws Unavailable too many texts of this author are waiting already
   */
  async markdownOf(author: string, html: string): Promise<string> {
    return (await this.ask(author, { html })) as string;
  }

  /** Stops the thread; who still waits is turned away. */
  async onApplicationShutdown(): Promise<void> {
    for (const line of this.lines.values())
      for (const { reject } of line.splice(0)) reject(new Unavailable());
    await this.stop();
  }

  private ask(author: string, task: Task): Promise<unknown> {
    const line = this.lines.get(author) ?? [];
    if (line.length >= longestLine) throw new Unavailable('Too many of your texts are waiting; try again.');
    return new Promise((resolve, reject) => {
      line.push({ task, resolve, reject });
      this.lines.set(author, line);
      void this.workOff();
    });
  }

  /** One text of each author in turn: who had his goes to the end, and the loop meets him there again. */
  private async workOff(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (const [author, line] of this.lines) {
      const job = line.shift();
      if (job !== undefined) await this.run(job.task).then(job.resolve, job.reject);
      this.lines.delete(author);
      if (line.length > 0) this.lines.set(author, line);
    }
    this.isBusy = false;
  }

  private async run(task: Task): Promise<unknown> {
    const worker = await this.thread();
    try {
      worker.postMessage(task);
      const signal = AbortSignal.timeout(renderMilliseconds);
      const [made] = (await once(worker, 'message', { signal })) as [unknown];
      return made;
    } catch (error) {
      await this.stop();
      throw isTooMuch(error) ? tooComplex() : error;
    }
  }

  /** Started by the first text, and again after one that was too much for it. */
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
  const file = new URL(`markdown.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  worker.unref();
  // whoever waits for an answer hears of it too; one that dies between two texts must not take the process along
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

/** Out of time, out of stack (what is nested too deeply), out of memory; anything else is a fault of ours. */
function isTooMuch(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || name === 'RangeError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooComplex(): ContentTooComplex {
  return new ContentTooComplex('Write it with less nesting and fewer marks.');
}
