import { Formed } from '../../http/fields/text.js';

/** The refresh token of the last sign-in or refresh. */
export class RefreshDto {
  /** @example srt_AQGJ1lcvcHCAhQ */
  @Formed(/^[A-Za-z0-9_-]+$/, 200, 'must be a refresh token')
  refreshToken: string;
}
