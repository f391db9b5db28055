import { DateTime, Optional } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import type { Preview } from '../previews.js';

const token = /^[A-Za-z0-9_-]+$/;

/** What shows a draft to whoever has it. */
export class PreviewTokenDto {
  /** For `GET /posts/{id}?preview=`. */
  @Formed(token, 100, 'must be a token from an earlier answer')
  token: string;

  /** It is over then, or as soon as the post is published. */
  @DateTime()
  expiresAt: string;

  static from({ token: made, expiresAt }: Preview): PreviewTokenDto {
    return Object.assign(new PreviewTokenDto(), { token: made, expiresAt: expiresAt.toISOString() });
  }
}

/** How a post is asked for. */
export class GetPostDto {
  /** Shows a draft to those who may not see it otherwise; from `POST /posts/{id}/preview-token`. */
  @Optional()
  @Formed(token, 100, 'must be a token from an earlier answer')
  preview?: string;
}
