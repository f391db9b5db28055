import { Formed } from '../../http/fields/text.js';
import { percentPattern } from '../percent.js';

/** A percentage as text, so that no decimal is lost: `8.875`. */
export const Percent = (): PropertyDecorator =>
  Formed(percentPattern, 8, 'must be a percentage from 0 to 100 in digits, with up to four decimals');
