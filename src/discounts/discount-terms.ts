import { rateOf } from '../http/fields/percent.js';
import { ValidationFailed, type FieldError } from '../http/problem/problems.js';
import { DiscountDto, type UpdateDiscountDto } from './dto/discount.dto.js';
import type { DiscountRow } from './discounts.sql.js';

/** All that is said of a discount, whole. */
type Terms = Omit<DiscountDto, 'id' | 'uses' | 'createdAt' | 'updatedAt'>;

const none: Terms = {
  code: '',
  description: null,
  type: 'percent',
  percent: null,
  amount: null,
  startsAt: null,
  endsAt: null,
  minimumSubtotal: null,
  productIds: [],
  categoryIds: [],
  maxUses: null,
  maxUsesPerUser: null,
  isActive: true,
};

/**
 * What a discount shall be: what is there, or nothing yet, with the changes.
 *
 * @throws ValidationFailed it contradicts itself
 */
export function termsOf(changes: UpdateDiscountDto, current: DiscountRow | null): Terms {
  const before = current === null ? none : DiscountDto.from(current);
  const isOther = changes.type !== undefined && changes.type !== before.type;
  const kept = isOther ? { ...before, percent: null, amount: null } : before;
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const terms: Terms = { ...kept, ...Object.fromEntries(given) };
  const faults = faultsOf(terms);
  if (faults.length > 0) throw new ValidationFailed(faults);
  return { ...terms, code: terms.code.toUpperCase() };
}

function faultsOf({ type, percent, amount, startsAt, endsAt }: Terms): FieldError[] {
  const faults: FieldError[] = [];
  const wrong = (field: string, message: string): void => {
    faults.push({ field, message, code: 'DISCOUNT' });
  };
  if ((percent !== null) !== (type === 'percent')) wrong('percent', 'goes with the type "percent" alone');
  if ((amount !== null) !== (type === 'amount')) wrong('amount', 'goes with the type "amount" alone');
  if (amount?.amount === 0) wrong('amount', 'must be something');
  if (startsAt !== null && endsAt !== null && new Date(startsAt) >= new Date(endsAt))
    wrong('endsAt', 'must be after "startsAt"');
  return faults;
}

/** The terms as the columns of the statements that write them, from the code on. */
export function columnsOf(terms: Terms): unknown[] {
  const { code, description, type, percent, amount, startsAt, endsAt, minimumSubtotal: minimum } = terms;
  return [
    ...[code, description, type, percent === null ? null : rateOf(percent)],
    ...[amount?.amount ?? null, amount?.currency ?? null, startsAt, endsAt],
    ...[minimum?.amount ?? null, minimum?.currency ?? null],
    ...[terms.maxUses, terms.maxUsesPerUser, terms.isActive],
  ];
}
