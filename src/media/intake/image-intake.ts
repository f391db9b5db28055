import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { imageTypes, type ImageFacts, type ImageTask, type ImageType } from '../images/image-task.js';
import { ImageWorkshop } from '../images/image-workshop.js';
import { UnsupportedImage } from '../media.problems.js';

/** An image that the service has written itself. */
export interface WrittenImage extends ImageFacts {
  /** Where it is, until it is in the store. */
  readonly path: string;
  /** What it is called in the store and in addresses: its width and a hash of its content. */
  readonly file: string;
  readonly type: ImageType;
  readonly bytes: number;
}

/** Makes images that can be shown of files that nobody has looked at. */
@Injectable()
export class ImageIntake {
  constructor(private readonly workshop: ImageWorkshop) {}

  /**
   * Writes the image at `source` anew, into the same folder: what is seen of it and nothing else, in the same type. That
   * is told from its bytes; what sent it may say what it likes.
   *
   * @throws UnsupportedImage it is none of the types that are taken
   * @throws UnreadableImage, ImageTooLarge
   */
  async take(folder: string, source: string, owner: string): Promise<WrittenImage> {
    const { fileTypeFromFile } = await import('file-type');
    const type = (await fileTypeFromFile(source).catch(() => undefined))?.mime;
    if (type === undefined || !isImageType(type))
      throw new UnsupportedImage(`The bytes must be those of ${Object.keys(imageTypes).join(', ')}.`);
    return this.write({ kind: 'recode', source, target: join(folder, 'image'), type }, owner);
  }

  /** Carries the task out and says what came of it; `owner` waits for it, if anybody does. */
  async write(task: ImageTask, owner: string | null = null): Promise<WrittenImage> {
    const { target, type } = task;
    const facts = await this.workshop.carryOut(task, owner);
    const { size } = await stat(target);
    const file = `${facts.width}w-${await hashOf(target)}.${imageTypes[type]}`;
    return { ...facts, path: target, file, type, bytes: size };
  }
}

const isImageType = (type: string): type is ImageType => type in imageTypes;

/** 132 bits of SHA-256. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64url').slice(0, 22);
}
