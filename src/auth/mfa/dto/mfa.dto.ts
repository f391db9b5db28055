import { ApiProperty } from '@nestjs/swagger';
import { DateTime, Flag, Int, Nested, Nullable } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import type { FactorState } from '../mfa.sql.js';
import { TotpCode } from './codes.js';

/** An authenticator. */
export class TotpDto {
  /** Whether signing in asks for it. */
  @Flag()
  enabled: boolean;

  /** Since when; `null`: it does not. */
  @Nullable()
  @DateTime()
  confirmedAt: string | null;
}

/** What an account asks for beside the password. */
export class MfaDto {
  @Nested(() => TotpDto)
  totp: TotpDto;

  /** @example 10 */
  @Int(0, 10)
  recoveryCodesLeft: number;

  static from(state: FactorState | null): MfaDto {
    const confirmedAt = state?.confirmed_at ?? null;
    return Object.assign(new MfaDto(), {
      totp: { enabled: confirmedAt !== null, confirmedAt: confirmedAt?.toISOString() ?? null },
      recoveryCodesLeft: state?.codes_left ?? 0,
    });
  }
}

/** What goes into an authenticator. It is shown once. */
export class EnrolmentDto {
  /** To be typed, in base 32. @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP */
  @Formed(/^[A-Z2-7]+$/, 32, 'must be base 32')
  secret: string;

  /** The same for a QR code. @example otpauth://totp/Stoa:anna%40example.com?issuer=Stoa&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30 */
  @Formed(/^otpauth:\/\/totp\/\S+$/, 4000, 'must be a key URI')
  otpauthUrl: string;
}

/** The code that shows that the authenticator works. */
export class ConfirmMfaDto {
  /** Six digits. @example "123456" */
  @TotpCode()
  code: string;
}

/** What lets the owner in without the authenticator, each code once. They are shown once. */
export class RecoveryCodesDto {
  @ApiProperty({
    type: 'array',
    minItems: 10,
    maxItems: 10,
    items: { type: 'string', minLength: 27, maxLength: 27, pattern: '^[0-9A-Z]{6}(-[0-9A-Z]{6}){3}$' },
    example: [
      'M9S346-Q3D25V-T4F5V3-7E3S3E',
      '28JT97-KB6CQ6-43DZVM-XXQKFB',
      'F5KZNW-J47TAN-9ZT24M-NPZX45',
      'HY43KW-JRP1XP-A7Z3DJ-8FSSZ5',
      'AWSH8V-HTPRE9-5B9EE0-ZBGJ09',
      'TQM83X-SSSS6Y-S3C4DW-A7N360',
      '96Q14D-R9GPQY-77ZXYY-K596NG',
      'YA1DQ9-1K5GQA-PENECF-SECZP1',
      '1HYGCP-WPQ5E6-EYCNDY-0YP57R',
      'CYBVN5-SXS5AA-819X9Y-P98106',
    ],
  })
  recoveryCodes: string[];

  static of(recoveryCodes: string[]): RecoveryCodesDto {
    return Object.assign(new RecoveryCodesDto(), { recoveryCodes });
  }
}
