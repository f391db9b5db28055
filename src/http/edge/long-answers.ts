import { errorCodes, type FastifyInstance, type FastifyReply } from 'fastify';
import { RouteSays } from './route-says.js';

/** What a route says of itself to the server. */
interface Saying {
  answersWithinSeconds?: number;
  /** It goes on for as long as somebody listens: no measure of how fast we answer. */
  isStream?: boolean;
}

/** Gives the whole answer of a route, sent in pieces, more time than others have. */
export const AnswersWithin = (seconds: number): MethodDecorator =>
  RouteSays({ answersWithinSeconds: seconds } satisfies Saying);

/** Some three weeks. */
const longestSeconds = 2_000_000;

/** The answer of the route goes on until somebody has enough of it. */
export const Streams = (): MethodDecorator =>
  RouteSays({ answersWithinSeconds: longestSeconds, isStream: true } satisfies Saying);

/** How long somebody may take nothing of an answer that is there for them, once its time is over. */
const usualPatience = 60_000;

/** How often in the time for an answer it is looked at who has had it. */
const looks = 40;

/**
 * Ends what is not answered `milliseconds` after it began, or after the time that {@link AnswersWithin} gives to its route: with
 * the error that Fastify has for it, or where the answer has begun by closing the connection. Its own way makes a timer and a signal for each request, and
 * forgets both when its body has come; here one timer looks at all. Whoever then takes nothing of a finished answer for `patience`
 * milliseconds is hung up on.
 */
export function useAnswerTimes(
  fastify: FastifyInstance,
  milliseconds: number,
  patience = usualPatience,
): OpenAnswers {
  const open = new OpenAnswers(milliseconds, patience);
  let timer: NodeJS.Timeout | null = null;
  fastify.addHook('onRequest', ({ routeOptions }, reply, done) => {
    open.add(reply, (routeOptions.config as Saying | undefined)?.answersWithinSeconds);
    done();
  });
  fastify.addHook('onResponse', (_request, reply, done) => {
    open.remove(reply);
    done();
  });
  fastify.addHook('onReady', (done) => {
    timer = setInterval(() => open.endLate(), milliseconds / looks).unref();
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    if (timer !== null) clearInterval(timer);
    done();
  });
  return open;
}

/** Answers under way. Those that have the same time end in the order in which they began, so that only the first is looked at. */
export class OpenAnswers {
  private readonly ordinary = new Set<FastifyReply>();
  private readonly long = new Map<FastifyReply, number>();

  constructor(
    private readonly milliseconds: number,
    private readonly patience: number,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.ordinary.size + this.long.size;
  }

  add(reply: FastifyReply, seconds: number | undefined): void {
    if (seconds === undefined) this.ordinary.add(reply);
    else {
      this.long.set(reply, seconds * 1000);
      // whoever hangs up gets no response that would be over
      reply.raw.once('close', () => this.long.delete(reply));
    }
  }

  remove(reply: FastifyReply): void {
    if (!this.ordinary.delete(reply)) this.long.delete(reply);
  }

  endLate(): void {
    for (const reply of this.ordinary) {
      if (reply.elapsedTime < this.milliseconds) break;
      this.remove(reply);
      this.end(reply);
    }
    for (const [reply, milliseconds] of this.long) {
      if (reply.elapsedTime < milliseconds) continue;
      this.remove(reply);
      this.end(reply);
    }
  }

  private end(reply: FastifyReply): void {
    const { raw } = reply;
    if (raw.writableEnded && !raw.writableFinished) this.waitFor(raw);
    if (reply.sent) return;
    if (raw.headersSent) raw.destroy();
    else void reply.send(new errorCodes.FST_ERR_HANDLER_TIMEOUT());
  }

  /** All is said, and waits for somebody to take it, or for the answers before it; Node counts anew whenever they have taken some. */
  private waitFor(raw: FastifyReply['raw']): void {
    raw.setTimeout(this.patience);
    // before Node lets go of the connection, which may have other answers to tell
    raw.prependOnceListener('finish', () => raw.socket?.setTimeout(0));
  }
}
