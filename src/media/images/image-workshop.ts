import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../../http/problem/problems.js';
import { ImageTooLarge, UnreadableImage } from '../media.problems.js';
import { limits, type ImageFacts, type ImageOutcome, type ImageTask } from './image-task.js';

const startMilliseconds = 15_000;
/** The largest image on a busy machine takes a third of it. */
const longestMilliseconds = 30_000;
/** How many images may wait, and how many of one person. */
const longestLine = 50;
const longestOfOne = 25;

interface Order {
  readonly task: ImageTask;
  /** Whose image it is; null: nobody waits. */
  readonly owner: string | null;
  readonly resolve: (facts: ImageFacts) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Works on images in a process of its own, one after the other. However bad an image is, no request waits for the
 * processor, and a decoder that falls over or never ends takes nothing along but that process.
 */
@Injectable()
export class ImageWorkshop implements OnApplicationShutdown {
  /** Those that somebody waits for go before those that nobody waits for. */
  private readonly lines: Readonly<Record<ImageTask['kind'], Order[]>> = { recode: [], scale: [] };
  private process: Promise<ChildProcess> | null = null;
  private isBusy = false;
  /** Whose image was the last one. */
  private served: string | null = null;

  /**
   * Carries out the task: what it asks for is in its `target` then.
   *
   * @throws UnreadableImage it is broken, or takes too long
   * @throws ImageTooLarge it would be too large once decoded; it was not
   * @throws Unavailable too many are waiting already
   */
  carryOut(task: ImageTask, owner: string | null): Promise<ImageFacts> {
    const line = this.lines[task.kind];
    const own = owner === null ? [] : line.filter((order) => order.owner === owner);
    if (line.length >= longestLine || own.length >= longestOfOne)
      throw new Unavailable('Too many images are waiting; try again shortly.');
    return new Promise((resolve, reject) => {
      line.push({ task, owner, resolve, reject });
      void this.workOff();
    });
  }

  /** Ends the process; who still waits is turned away. */
  async onApplicationShutdown(): Promise<void> {
    for (const line of Object.values(this.lines))
      for (const { reject } of line.splice(0)) reject(new Unavailable());
    await this.stop();
  }

  private async workOff(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let order = this.next(); order !== undefined; order = this.next())
      await this.run(order.task).then(order.resolve, order.reject);
    this.isBusy = false;
  }

  /** Nobody has two turns while somebody else waits. */
  private next(): Order | undefined {
    const line = this.lines.recode;
    const other = line.findIndex(({ owner }) => owner !== this.served);
    const [order] = line.splice(Math.max(0, other), 1);
    if (order !== undefined) this.served = order.owner;
    return order ?? this.lines.scale.shift();
  }

  private async run(task: ImageTask): Promise<ImageFacts> {
    const child = await this.living();
    return factsOf(await this.outcomeOf(child, task));
  }

  /** One that fell over while nobody needed it is no fault of the image that comes next. */
  private async living(): Promise<ChildProcess> {
    const child = await this.running();
    if (child.connected && child.exitCode === null && child.signalCode === null) return child;
    await this.stop();
    return this.running();
  }

  /**
   * A process that ends in the middle of it, or has to be ended, says of an image that somebody sends that it cannot be read.
   * Of one that was read before it says nothing: that is tried again.
   */
  private async outcomeOf(child: ChildProcess, task: ImageTask): Promise<ImageOutcome> {
    const end = new AbortController();
    const stopWaiting = (): void => end.abort();
    child.once('exit', stopWaiting);
    const timer = setTimeout(stopWaiting, longestMilliseconds);
    try {
      child.send({ task, limits });
      const [outcome] = (await once(child, 'message', { signal: end.signal })) as [ImageOutcome];
      return outcome;
    } catch {
      await this.stop();
      if (task.kind === 'scale') throw new Error('the process for images ended');
      return { is: 'unreadable' };
    } finally {
      clearTimeout(timer);
      child.off('exit', stopWaiting);
    }
  }

  /** Started by the first image, and again after one that was too much for it. @throws Unavailable it does not start */
  private running(): Promise<ChildProcess> {
    this.process ??= started().catch(() => {
      this.process = null;
      throw new Unavailable('Images cannot be worked on just now; try again shortly.');
    });
    return this.process;
  }

  private async stop(): Promise<void> {
    const child = await this.process;
    this.process = null;
    child?.kill('SIGKILL');
  }
}

async function started(): Promise<ChildProcess> {
  const file = fileURLToPath(new URL(`image.worker${extname(import.meta.url)}`, import.meta.url));
  const child = fork(file, [], {
    // no secret of ours is in reach of a decoder; its threads are few, so that others have the processor too
    env: { UV_THREADPOOL_SIZE: '2' },
    execArgv: ['--max-old-space-size=256', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  child.on('error', () => undefined);
  await once(child, 'message', { signal: AbortSignal.timeout(startMilliseconds) });
  return child;
}

function factsOf(outcome: ImageOutcome): ImageFacts {
  if (outcome.is === 'done') return outcome.facts;
  if (outcome.is === 'too-large') {
    const { width, height, frames } = outcome;
    throw new ImageTooLarge(
      `At most ${limits.pixels} pixels over all frames, ${limits.side} on a side, ${limits.frames} frames.`,
      { width, height, frames },
    );
  }
  throw new UnreadableImage('It is broken, ends before its end, or takes too long to read.');
}
