// Runs in a process of its own, which is killed when an image takes too long: no fault in a decoder reaches the service.
import { encode } from 'blurhash';
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { ImageFacts, ImageOutcome, ImageTask, ImageType, Recoding, Scaling } from './image-task.js';

sharp.cache(false);
sharp.concurrency(1);
// of everything that libvips can read, SVG and PDF among it, no more than this
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}`),
});

/** As in image-task.ts, which this file cannot load: it runs as it is written, in tests too. */
interface Limits {
  readonly pixels: number;
  readonly side: number;
  readonly frames: number;
}

interface Message {
  readonly task: ImageTask;
  readonly limits: Limits;
}

const formats: Readonly<Record<ImageType, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'heif',
  'image/gif': 'gif',
};
const blurSide = 32;

process.on('message', (message: Message) => {
  void outcomeOf(message).then((outcome) => process.send?.(outcome));
});
// whoever started the service ends that; this process ends when it lets go
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined);
// whoever asked is gone
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function outcomeOf({ task, limits }: Message): Promise<ImageOutcome> {
  try {
    if (task.kind === 'scale') return { is: 'done', facts: await scaled(task, limits) };
    return await recoded(task, limits);
  } catch {
    return { is: 'unreadable' };
  }
}

/** The header says how large the image is before anything of it is decoded. */
async function recoded(task: Recoding, limits: Limits): Promise<ImageOutcome> {
  const { source, target, type } = task;
  const header = await sharp(source, { limitInputPixels: false }).metadata();
  if (header.format !== formats[type] || (type === 'image/avif' && header.compression !== 'av1'))
    return { is: 'unreadable' };
  if (type === 'image/gif' && !endsAsGif(await readFile(source))) return { is: 'unreadable' };
  const size = sizeOf(header);
  if (!isWithin(size, limits)) return { is: 'too-large', ...size };
  const isAnimated = size.frames > 1;
  const image = opened(source, isAnimated, limits);
  await saved(isAnimated ? image : image.autoOrient(), type).toFile(target);
  const written = sizeOf(await sharp(target, { animated: isAnimated }).metadata());
  return { is: 'done', facts: { ...written, blurHash: await blurHashOf(target) } };
}

async function scaled({ source, target, type, width }: Scaling, limits: Limits): Promise<ImageFacts> {
  const isAnimated = type === 'image/webp';
  const image = opened(source, isAnimated, limits).resize({ width, withoutEnlargement: true });
  await saved(image, type).toFile(target);
  const written = await sharp(target, { animated: isAnimated }).metadata();
  return { ...sizeOf(written), blurHash: null };
}

/** Strict: what ends before its end, or is odd in any other way, is refused. */
function opened(source: string, animated: boolean, limits: Limits): Sharp {
  return sharp(source, { animated, limitInputPixels: limits.pixels, failOn: 'warning' });
}

function saved(image: Sharp, type: ImageType): Sharp {
  if (type === 'image/jpeg') return image.jpeg({ quality: 88 });
  if (type === 'image/png') return image.png();
  if (type === 'image/webp') return image.webp({ quality: 85 });
  if (type === 'image/gif') return image.gif();
  return image.avif({ quality: 60, effort: 2 });
}

function sizeOf({ width, height, pageHeight, pages = 1 }: Metadata): Omit<ImageFacts, 'blurHash'> {
  return { width, height: pageHeight ?? height, frames: pages };
}

function isWithin({ width, height, frames }: Omit<ImageFacts, 'blurHash'>, limits: Limits): boolean {
  const isSmall = width <= limits.side && height <= limits.side;
  return isSmall && frames <= limits.frames && width * height * frames <= limits.pixels;
}

async function blurHashOf(file: string): Promise<string> {
  const { data, info } = await sharp(file)
    .resize(blurSide, blurSide, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
}

/** Whether its blocks lead to a trailer; the decoder of GIF, unlike the others, is content with what is there. */
function endsAsGif(bytes: Buffer): boolean {
  const [screen, extension, image, trailer] = [13, 0x21, 0x2c, 0x3b] as const;
  let at = screen + tableBytes(bytes[10]);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === trailer) return true;
    if (block === extension) at += 2;
    else if (block === image) at += 11 + tableBytes(bytes[at + 9]);
    else return false;
    while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
  }
  return false;
}

/** Of the colour table that these flags announce. */
function tableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}
