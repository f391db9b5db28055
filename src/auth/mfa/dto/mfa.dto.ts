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
    items: { type: 'string', minLength: 19, maxLength: 19, pattern: '^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$' },
    example: [
      'M9S3-46Q3-D25V-T4F5',
      'V37E-3S3E-28JT-97KB',
      '6CQ6-43DZ-VMXX-QKFB',
      'F5KZ-NWJ4-7TAN-9ZT2',
      '4MNP-ZX45-HY43-KWJR',
      'P1XP-A7Z3-DJ8F-SSZ5',
      'AWSH-8VHT-PRE9-5B9E',
      'E0ZB-GJ09-TQM8-3XSS',
      'SS6Y-S3C4-DWA7-N360',
      '96Q1-4DR9-GPQY-77ZX',
    ],
  })
  recoveryCodes: string[];

  static of(recoveryCodes: string[]): RecoveryCodesDto {
    return Object.assign(new RecoveryCodesDto(), { recoveryCodes });
  }
}
