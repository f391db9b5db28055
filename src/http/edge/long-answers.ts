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

/** How often in the time for an answer it is looked at who has had it. */
const looks = 40;

/**
 * Ends what is not answered `milliseconds` after it began, or after the time that {@link AnswersWithin} gives to its route: with
 * the error that Fastify has for it, or where the answer has begun by closing the connection. Its own way makes a timer and a signal for each request, and
 * forgets both when its body has come; here one timer looks at all.
 */
export function useAnswerTimes(fastify: FastifyInstance, milliseconds: number): void {
  const open = new OpenAnswers(milliseconds);
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
}

/** Answers under way. Those that have the same time end in the order in which they began, so that only the first is looked at. */
class OpenAnswers {
  private readonly ordinary = new Set<FastifyReply>();
  private readonly long = new Map<FastifyReply, number>();

  constructor(private readonly milliseconds: number) {}

  add(reply: FastifyReply, seconds: number | undefined): void {
    if (seconds === undefined) this.ordinary.add(reply);
    else this.long.set(reply, seconds * 1000);
  }

  remove(reply: FastifyReply): void {
    if (!this.ordinary.delete(reply)) this.long.delete(reply);
  }

  endLate(): void {
    for (const reply of this.ordinary) {
      if (reply.elapsedTime < this.milliseconds) break;
      this.remove(reply);
      end(reply);
    }
    for (const [reply, milliseconds] of this.long) {
      if (reply.elapsedTime < milliseconds) continue;
      this.remove(reply);
      end(reply);
    }
  }
}

function end(reply: FastifyReply): void {
  if (reply.sent) return;
  if (reply.raw.headersSent) reply.raw.destroy();
  else void reply.send(new errorCodes.FST_ERR_HANDLER_TIMEOUT());
}
