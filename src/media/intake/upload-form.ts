import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { MalformedRequest, ValidationFailed } from '../../http/problem/problems.js';
import type { FileBody } from '../../http/edge/file-bodies.js';
import { brokenOff, mostImageBytes, writeFile, type Received } from './file-receipt.js';

/** The largest form: an image with what is around it. */
export const mostFormBytes = mostImageBytes + 64 * 1024;
export const longestAlt = 500;
export const longestName = 200;

/** A form that has come whole. */
export interface ReceivedForm extends Received {
  /** As the file is called where it came from, without its folders; null: it has no name. */
  readonly name: string | null;
  readonly alt: string | null;
}

/**
 * Writes the one file of a form to `path` while it comes: a few kilobytes of it are in memory, however large it is.
 *
 * @throws MalformedRequest it is no form, or breaks off
 * @throws ValidationFailed it has other parts than one `file` and one `alt`
 * @throws PayloadTooLarge
 */
export async function receiveForm({ contentType, stream }: FileBody, path: string): Promise<ReceivedForm> {
  const form = new UploadForm(contentType, path);
  try {
    stream.once('error', form.breakOff).once('close', () => {
      if (!stream.readableEnded) form.breakOff();
    });
    stream.pipe(form.sink);
    return await form.received();
  } catch (error) {
    form.abandon();
    throw error;
  } finally {
    stream.unpipe(form.sink);
    // what is left of it is read and dropped, so that the connection can be used again
    stream.resume();
  }
}

/** A form while it comes. */
class UploadForm {
  readonly sink: BusboyInstance;
  private readonly end = Promise.withResolvers<undefined>();
  private readonly writing: { part: BusboyFileStream; received: Promise<Received> }[] = [];
  private name: string | null = null;
  private alt: string | null = null;

  constructor(
    contentType: string,
    private readonly path: string,
  ) {
    this.sink = sinkOf(contentType);
    this.end.promise.catch(() => undefined);
    this.sink.on('file', (field, part, name) => this.takeFile(field, part, name));
    this.sink.on('field', (field, value, _, isCut) => this.takeField(field, value, isCut));
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      this.sink.on(limit, () => this.refuse('file', 'must come once, and beside it at most one "alt"'));
    this.sink.once('finish', () => this.end.resolve(undefined)).on('error', this.breakOff);
  }

  async received(): Promise<ReceivedForm> {
    await this.end.promise;
    const [file] = this.writing;
    if (file === undefined) throw new ValidationFailed([faultOf('file', 'is missing')]);
    return { ...(await file.received), name: this.name, alt: this.alt };
  }

  readonly breakOff = (): void => this.end.reject(brokenOff());

  /** Lets go of the file that was being written. */
  abandon(): void {
    for (const { part } of this.writing) part.destroy();
  }

  /** A part need not have a name, whatever busboy's types say. */
  private takeFile(field: string | undefined, part: BusboyFileStream, name: string | undefined): void {
    // whoever reads it hears of it too
    part.on('error', () => undefined);
    if (field !== 'file') {
      part.resume();
      return this.refuse(field, 'is no part of this form; the image is "file"');
    }
    this.name = nameOf(name);
    const received = writeFile(part, this.path);
    received.catch((error: unknown) => this.end.reject(error));
    this.writing.push({ part, received });
  }

  private takeField(field: string | undefined, value: string, isCut: boolean): void {
    if (field === 'file') return this.refuse(field, 'must be a file');
    if (field !== 'alt') return this.refuse(field, 'is no part of this form');
    if (isCut || !isAlt(value)) return this.refuse(field, `must be a line of 1 to ${longestAlt} characters`);
    this.alt = value;
  }

  private refuse(field: string | undefined, message: string): void {
    this.end.reject(new ValidationFailed([faultOf(fieldNamed(field), message)]));
  }
}

/** @throws MalformedRequest its header names no boundary */
function sinkOf(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        files: 1,
        fields: 1,
        parts: 2,
        fieldSize: longestAlt * 4,
        headerPairs: 20,
        headerSize: 8_192,
      },
    });
  } catch {
    throw new MalformedRequest('The body is no form: its Content-Type names no boundary.');
  }
}

/** As the answer can say it. */
function fieldNamed(field = ''): string {
  return field.replaceAll(/\p{C}/gu, '').trim().slice(0, 100) || 'part';
}

const faultOf = (field: string, message: string) => ({ field, message, code: 'PART' });

/** What can be shown of the name of a file: its last part, without what steers a terminal. Null: nothing. */
function nameOf(fileName = ''): string | null {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const shown = [...last.replaceAll(/\p{C}/gu, '').trim()].slice(0, longestName).join('').trim();
  return shown === '' ? null : shown;
}

function isAlt(value: string): boolean {
  return [...value].length <= longestAlt && /^(?=\s*\S)[^\u0000-\u001f\u007f]*$/.test(value);
}
