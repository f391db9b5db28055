import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WebhookSender } from '../../src/webhooks/delivery/webhook-sender.js';
import type { Actor } from './actor.js';
import { settle } from './events.js';
import type { Stoa } from './stoa.js';

/** A message as its receiver got it. */
export interface Message {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who receives webhooks on this machine. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  /** What came, in the order in which it came to its end. */
  readonly messages: Message[];
  stop(): Promise<void>;
}

/** Starts a receiver that answers as told: 204 unless told. The message is read to its end before. */
export async function receiver(
  answer: (message: Message, response: Parameters<RequestListener>[1]) => void = (_, response) =>
    void response.writeHead(204).end(),
  serverOf: (listener: RequestListener) => Server = (listener) => createServer(listener),
): Promise<Receiver> {
  const messages: Message[] = [];
  const server = serverOf((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const message = { headers: request.headers, body };
      messages.push(message);
      answer(message, response);
    });
  });
  return { messages, ...(await listening(server)) };
}

/** Starts one that speaks no HTTP of its own: the socket is the test's. */
export async function rawReceiver(onSocket: (socket: Socket) => void): Promise<Receiver> {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  return { messages: [], ...(await listening(server)) };
}

async function listening(server: Server): Promise<Pick<Receiver, 'url' | 'port' | 'stop'>> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/hook`, port, stop };
}

/** A webhook that leads there, with its secret. */
export async function webhookTo(
  admin: Actor,
  { url }: Pick<Receiver, 'url'>,
  eventTypes: readonly string[] = ['*'],
): Promise<Record<string, any>> {
  const { status, body } = await admin.post('/webhooks', { name: 'A receiver', url, eventTypes });
  if (status !== 201) throw new Error(`no webhook was made: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Sends a test to the webhook, and gives its delivery once it was tried. */
export async function tested(stoa: Stoa, admin: Actor, webhook: Record<string, any>): Promise<any> {
  const { body } = await admin.post(`/webhooks/${webhook['id'] as string}/test`);
  await deliver(stoa);
  return deliveryOf(admin, webhook, body.id as string);
}

/** The delivery as the log has it now. */
export async function deliveryOf(admin: Actor, webhook: Record<string, any>, id: string): Promise<any> {
  return (await admin.get(`/webhooks/${webhook['id'] as string}/deliveries/${id}`)).body;
}

/** Places all events, and sends all messages that are due. */
export async function deliver(...stoas: readonly Stoa[]): Promise<void> {
  await settle(...stoas);
  await Promise.all(stoas.map(({ app }) => app.get(WebhookSender).sendDue()));
}
