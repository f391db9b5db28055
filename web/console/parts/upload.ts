import { createStoa, type Medium } from '@stoa/sdk';
import { home } from '../home.js';
import { session } from '../stoa.js';
import { Told } from '../queries.js';

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'];
const mostBytes = 10 * 1024 * 1024;

/** What a button that chooses images takes. */
export const imageTypes: string = types.join(',');

/** The images among what was dropped or pasted. */
export function imagesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** Puts an image into the library; says meanwhile which part of it, from 0 to 1, is on its way. */
export async function upload(
  file: File,
  alt: string | null,
  onProgress: (part: number) => void,
): Promise<Medium> {
  if (!types.includes(file.type)) throw new Told('Images are JPEG, PNG, WebP, AVIF or GIF.');
  if (file.size > mostBytes) throw new Told(`“${file.name}” has more than 10 MB.`);
  const sender = createStoa({ url: home, session, timeout: 300_000, fetch: sendingWith(onProgress) });
  return sender.createMedium({ file, ...(alt === null ? {} : { alt }) });
}

/** Speaks HTTP by the older interface, the only one that tells how far a request is. */
function sendingWith(onProgress: (part: number) => void): typeof fetch {
  return (target, init) =>
    init?.body instanceof FormData ? send(addressOf(target), init, onProgress) : fetch(target, init);
}

const addressOf = (target: RequestInfo | URL): string =>
  target instanceof Request ? target.url : target.toString();

function send(target: string, init: RequestInit, onProgress: (part: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method ?? 'POST', target);
    request.responseType = 'blob';
    new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => reject(new TypeError('The request failed.'));
    request.onabort = () => reject(new DOMException('The request took too long.', 'AbortError'));
    init.signal?.addEventListener('abort', () => request.abort());
    request.send(init.body as FormData);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const lines = request.getAllResponseHeaders().trim().split('\r\n');
  const headers = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
  return new Response(request.response as Blob, { status: request.status, headers });
}
