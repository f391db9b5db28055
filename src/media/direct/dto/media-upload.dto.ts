import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Int, Nullable, OneOf, Optional } from '../../../http/fields/fields.js';
import { Id, Text } from '../../../http/fields/text.js';
import { imageTypes, type ImageType } from '../../images/image-task.js';
import { mostImageBytes } from '../../intake/file-receipt.js';
import { longestAlt, longestName } from '../../intake/upload-form.js';

/** A file that is to be put into the store by the browser itself. */
export class CreateMediaUploadDto {
  /** What it is sent as. */
  @OneOf(Object.keys(imageTypes), 'ImageType')
  type: ImageType;

  /** Exactly how many it has. @example 48213 */
  @Int(1, mostImageBytes)
  bytes: number;

  /** What the file is called. @example kettle.jpg */
  @Optional()
  @Nullable()
  @Text(longestName)
  name?: string | null;

  /** What it shows, for those who do not see it. @example "A kettle on a stove" */
  @Optional()
  @Nullable()
  @Text(longestAlt)
  alt?: string | null;
}

/** Where the file is to be put. */
export class MediaUploadDto {
  /** Of the upload, and of the medium that becomes of it. */
  @Id()
  id: string;

  /** Takes the file, by PUT with the same `Content-Type`. @example https://stoa-media.s3.us-east-1.amazonaws.com/uploads/0197a5b6?X-Amz-Signature=0f */
  @ApiProperty({ type: 'string', format: 'uri', maxLength: 4096 })
  url: string;

  /** The `Content-Type` to send. */
  @OneOf(Object.keys(imageTypes), 'ImageType')
  type: ImageType;

  /** Until when the address takes it. */
  @DateTime()
  expiresAt: string;

  static of(id: string, url: string, facts: { type: ImageType; expiresAt: Date }): MediaUploadDto {
    const expiresAt = facts.expiresAt.toISOString();
    return Object.assign(new MediaUploadDto(), { id, url, type: facts.type, expiresAt });
  }
}
