import { ListOf, Nullable } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { longestAlt } from '../intake/upload-form.js';
import type { ShownImageRow } from '../shown-image.js';
import { fileOf, ImageFileDto, MediumVariantDto } from './medium.dto.js';

/** An image where something shows it. */
export class ShownImageDto extends ImageFileDto {
  @Id()
  id: string;

  /** What it shows, for those who do not see it. @example "A kettle on a stove" */
  @Nullable()
  @Text(longestAlt)
  alt: string | null;

  /** A few colours to show until it is there (blurha.sh). @example LEHV6nWB2yk8pyo0adR*.7kCMdnj */
  @Formed(/^[\x20-\x7e]+$/, 100, 'must be a blurhash')
  blurHash: string;

  /** Smaller ones, of types that take less room; none until they are made. */
  @ListOf(() => MediumVariantDto, 0, 10)
  variants: MediumVariantDto[];

  static from(row: ShownImageRow): ShownImageDto {
    return Object.assign(new ShownImageDto(), fileOf(row.id, row), {
      id: row.id,
      alt: row.alt,
      blurHash: row.blur_hash,
      variants: row.variants.map((variant) => MediumVariantDto.from(row.id, variant)),
    });
  }
}
