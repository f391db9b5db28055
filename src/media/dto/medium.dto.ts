import { DateTime, Flag, Int, ListOf, Nullable, OneOf } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { imageTypes, limits, type ImageType } from '../images/image-task.js';
import { longestAlt, longestName } from '../intake/upload-form.js';
import {
  mediumStatuses,
  type MediumRow,
  type MediumStatus,
  type Use,
  type VariantRow,
} from '../media.sql.js';

const types = Object.keys(imageTypes);
const address = /^\/api\/v1\/media\/[0-9a-f-]{36}\/files\/[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$/;
const mostBytes = 2 ** 31 - 1;

/** Bytes of an image at an address. */
export class ImageFileDto {
  /** Below the service. Other content would have another address, so it may be kept for ever. @example /api/v1/media/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11/files/640w-Zm9yIGV2ZXIgYW5kIGV2ZX.avif */
  @Formed(address, 120, 'must be the address of a file')
  url: string;

  @OneOf(types, 'ImageType')
  type: ImageType;

  /** Pixels. @example 640 */
  @Int(1, limits.side)
  width: number;

  /** Pixels; of an animation, of one frame. @example 480 */
  @Int(1, limits.pixels)
  height: number;

  /** @example 48213 */
  @Int(1, mostBytes)
  bytes: number;
}

/** The same image, smaller. */
export class MediumVariantDto extends ImageFileDto {
  static from(mediumId: string, row: VariantRow): MediumVariantDto {
    return Object.assign(new MediumVariantDto(), fileOf(mediumId, row));
  }
}

/** Something that shows a medium. */
export class MediumUseDto {
  /** What it is. @example post */
  @Formed(/^[a-z][a-z-]*$/, 40, 'must be a kind')
  kind: string;

  @Id()
  id: string;

  /** `null` while not everybody can see it. @example "How to pour" */
  @Nullable()
  @Text(200)
  title: string | null;

  /** Whether anybody can see it. */
  @Flag()
  isPublic: boolean;

  static from({ kind, id, title, isPublic }: Use): MediumUseDto {
    return Object.assign(new MediumUseDto(), { kind, id, title: isPublic ? title : null, isPublic });
  }
}

/** An image of the library. */
export class MediumDto extends ImageFileDto {
  @Id()
  id: string;

  /** Who put it up. `null`: the person was erased, or is not for you to know. */
  @Nullable()
  @Id()
  ownerId: string | null;

  /** What the file was called. `null`: nothing, or it is not for you to know. @example kettle.jpg */
  @Nullable()
  @Text(longestName)
  name: string | null;

  /** What it shows, for those who do not see it. @example "A kettle on a stove" */
  @Nullable()
  @Text(longestAlt)
  alt: string | null;

  /** More than 1: it moves. */
  @Int(1, limits.frames)
  frames: number;

  /** A few colours to show until it is there (blurha.sh). @example LEHV6nWB2yk8pyo0adR*.7kCMdnj */
  @Formed(/^[\x20-\x7e]+$/, 100, 'must be a blurhash')
  blurHash: string;

  /** Whether the variants are there: `ready`. */
  @OneOf(mediumStatuses, 'MediumStatus')
  status: MediumStatus;

  /** Whether anybody may see it: something public shows it. */
  @Flag()
  isPublic: boolean;

  /** Smaller ones, of types that take less room. */
  @ListOf(() => MediumVariantDto, 0, 10)
  variants: MediumVariantDto[];

  /** What shows it; for others than its owner and editors, what of that is public. The first hundred. */
  @ListOf(() => MediumUseDto, 0, 100)
  usedBy: MediumUseDto[];

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  /** What a change of it is guarded by; smaller ones come, and posts begin to show it, without those who change it. */
  guarded(): object {
    const { id, name, alt } = this;
    return { id, name, alt };
  }

  /** As its owner and editors see it; for others without what is not for them to know. */
  static from(row: MediumRow, isForOutsiders = false): MediumDto {
    const uses = isForOutsiders ? row.uses.filter(({ isPublic }) => isPublic) : row.uses;
    return Object.assign(new MediumDto(), fileOf(row.id, row), {
      id: row.id,
      ownerId: isForOutsiders ? null : row.owner_id,
      name: isForOutsiders ? null : row.name,
      alt: row.alt,
      frames: row.frames,
      blurHash: row.blur_hash,
      status: row.status,
      isPublic: row.uses.some(({ isPublic }) => isPublic),
      variants: row.variants.map((variant) => MediumVariantDto.from(row.id, variant)),
      usedBy: uses.slice(0, 100).map(MediumUseDto.from),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of media. */
export class MediumPageDto extends PageOf(MediumDto) {}

/** What is said of a file. */
export function fileOf(
  mediumId: string,
  { file, type, width, height, bytes }: Pick<MediumRow, 'file' | 'type' | 'width' | 'height' | 'bytes'>,
) {
  return { url: `/api/v1/media/${mediumId}/files/${file}`, type, width, height, bytes };
}
