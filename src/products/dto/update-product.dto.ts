import { PartialType } from '@nestjs/swagger';
import { CreateProductDto } from './create-product.dto.js';

/** What changes of a product; what is left out stays. `null` empties `categoryId` and nothing else. */
export class UpdateProductDto extends PartialType(CreateProductDto, { skipNullProperties: false }) {}
