import { OmitType, PartialType } from '@nestjs/swagger';
import { Country } from '../../../http/fields/country.js';
import { DateTime, Flag, Nullable, Optional } from '../../../http/fields/fields.js';
import { Id, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { AddressRow } from '../addresses.sql.js';
import { AddressDto } from './address.dto.js';

/** An address to keep. */
export class CreateUserAddressDto extends OmitType(AddressDto, ['line2', 'region']) {
  @Optional()
  @Nullable()
  @Text(200)
  line2?: string | null;

  @Optional()
  @Nullable()
  @Text(100)
  region?: string | null;

  /** What its owner calls it. @example At work */
  @Optional()
  @Nullable()
  @Text(100)
  label?: string | null;

  /** Whether it is the one to be shown first; then the one that was is no longer. Left out: no. */
  @Optional()
  @Flag()
  isDefault?: boolean;
}

/** What changes of an address; what is left out stays. */
export class UpdateUserAddressDto extends PartialType(CreateUserAddressDto, { skipNullProperties: false }) {}

/** An address that somebody keeps. */
export class UserAddressDto {
  @Id()
  id: string;

  /** @example At work */
  @Nullable()
  @Text(100)
  label: string | null;

  /** One at most is. */
  @Flag()
  isDefault: boolean;

  /** @example Anna Berg */
  @Text(100)
  name: string;

  /** @example Storgata 1 */
  @Text(200)
  line1: string;

  @Nullable()
  @Text(200)
  line2: string | null;

  /** @example Oslo */
  @Text(100)
  city: string;

  @Nullable()
  @Text(100)
  region: string | null;

  /** @example 0155 */
  @Text(20)
  postalCode: string;

  /** ISO 3166 alpha-2. @example NO */
  @Country()
  country: string;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: AddressRow): UserAddressDto {
    return Object.assign(new UserAddressDto(), {
      id: row.id,
      label: row.label,
      isDefault: row.is_default,
      name: row.name,
      line1: row.line1,
      line2: row.line2,
      city: row.city,
      region: row.region,
      postalCode: row.postal_code,
      country: row.country,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of addresses. */
export class UserAddressPageDto extends PageOf(UserAddressDto) {}
