import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusably } from '../../database/refusable.js';
import type { Answer } from '../edge/outside-nest.js';
import { RouteSays } from '../edge/route-says.js';
import type { Admission, Lane } from './admission.js';
import { markShed, type Admissible, type Way } from './admitted.js';
import type { Overload } from './overload.js';

type Route = FastifyRequest['routeOptions'];

/** What a route says of itself to the server. */
interface Saying {
  isEssential?: boolean;
  isStream?: boolean;
  answersWithinSeconds?: number;
  takesFiles?: object;
}

/** The route goes on when others are refused: signing in and staying so, and being told of payments. */
export const Essential = (): MethodDecorator => RouteSays({ isEssential: true } satisfies Saying);

/** By whom it is decided, and who answers those who are refused. */
interface Door {
  readonly admission: Admission;
  readonly overload: Overload;
  readonly answer: Answer;
}

/**
 * Refuses what would only wait, before anything of it is read, and once more when it is here; probes, metrics and the questions
 * of browsers never. A refusal is answered at once: thrown through Nest's filters it costs a tenth more.
 */
export function useShedding(fastify: FastifyInstance, door: Door): void {
  const { admission } = door;
  fastify.decorateRequest('way', null);
  fastify.decorateRequest('admitted', null);
  fastify.addHook('onRequest', (request: Admissible, reply, done) => {
    if (!isRefused(request, reply, door)) done();
  });
  fastify.addHook('preValidation', (request: Admissible, reply, done) => {
    const { lane, lasts } = wayOf(request);
    if (isRefused(request, reply, door)) return;
    if (lane === null) return done();
    if (!lasts) {
      request.admitted = { lane, wasShed: false };
      admission.enter(lane);
    }
    if (lane === 'ordinary') refusably(done);
    else done();
  });
  leaveInTime(fastify, admission);
  fastify.addHook('onListen', (done) => {
    admission.start();
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    admission.stop();
    done();
  });
}

/**
 * A request holds a place from when it is here whole until its answer begins, so that whoever sends or reads slowly
 * holds none.
 */
function leaveInTime(fastify: FastifyInstance, admission: Admission): void {
  const leave = ({ admitted }: Admissible): void => {
    if (!admitted?.lane) return;
    admission.leave(admitted.lane);
    admitted.lane = null;
  };
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    leave(request);
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    leave(request);
    done();
  });
}

/** Whether there is no place for it; it is answered then. */
function isRefused(request: Admissible, reply: FastifyReply, { admission, overload, answer }: Door): boolean {
  const { lane } = wayOf(request);
  const reason = lane === null ? null : admission.fullOf(lane);
  if (reason === null) return false;
  markShed(request);
  answer(overload.refusal(reason), request, reply);
  return true;
}

/** Fastify puts together anew what it knows of a route each time it is asked. */
function wayOf(request: Admissible): Way {
  if (request.way) return request.way;
  const { routeOptions: route } = request;
  request.way = { lane: laneOf(request.method, route), lasts: lasts(route) };
  return request.way;
}

function laneOf(method: string, { url, config }: Route): Lane | null {
  if (method === 'OPTIONS' || url === '/metrics' || url?.startsWith('/health/')) return null;
  return (config as Saying).isEssential === true ? 'essential' : 'ordinary';
}

/** Streams, files and long answers. */
function lasts({ config }: Route): boolean {
  const said = config as Saying;
  return said.isStream === true || said.answersWithinSeconds !== undefined || said.takesFiles !== undefined;
}
