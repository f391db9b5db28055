import { OneOf, Optional } from '../../../http/fields/fields.js';
import { productStatuses, type ProductStatus } from '../../product.entity.js';
import { importFormats, type ImportFormat } from '../imports.sql.js';

const statuses = [...productStatuses, 'any'] as const;

/** What an export holds. */
export class ExportQueryDto {
  /** `csv` unless told. */
  @Optional()
  @OneOf(importFormats, 'TransferFormat')
  format?: ImportFormat;

  /** `any` unless told. */
  @Optional()
  @OneOf(statuses, 'ProductStatusFilter')
  status?: ProductStatus | 'any';
}
