import type { ProductOption } from '../product.entity.js';
import { OptionMismatch } from './variant.problems.js';
import type { VariantState } from './variant-state.js';

/**
 * The options of a product with these variants: those that were given, or else what the variants have, in order.
 *
 * @throws OptionMismatch a variant lacks an option, has one too many or another value, or is there twice
 */
export function fittedOptions(
  given: readonly ProductOption[] | undefined,
  variants: readonly VariantState[],
): readonly ProductOption[] {
  const options = offeredOptions(given, variants);
  assertDifferent(variants);
  return options;
}

/** {@link fittedOptions} without a look at whether two variants are the same choice. @throws OptionMismatch */
export function offeredOptions(
  given: readonly ProductOption[] | undefined,
  variants: readonly VariantState[],
): readonly ProductOption[] {
  const options = given?.map(({ name, values }) => ({ name, values })) ?? derived(variants);
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length) throw new OptionMismatch('An option is named twice.');
  if (options.some(({ values }) => values.length === 0)) throw new OptionMismatch('An option has no values.');
  for (const variant of variants) assertFits(variant, options);
  return options;
}

/** @throws OptionMismatch */
function assertFits({ sku, options: chosen }: VariantState, options: readonly ProductOption[]): void {
  const missing = options.filter(({ name }) => !Object.hasOwn(chosen, name));
  if (missing.length > 0)
    throw new OptionMismatch(`${sku} has no value of ${missing.map(({ name }) => `"${name}"`).join(', ')}.`);
  for (const [name, value] of Object.entries(chosen)) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined)
      throw new OptionMismatch(`${sku} has an option "${name}", and the product has not.`);
    if (!option.values.includes(value))
      throw new OptionMismatch(`${sku} has a value of "${name}" that the product does not offer.`);
  }
}

/** What somebody chooses who buys the variant, as a text: the same for the same choice. */
export const choiceOf = ({ options }: VariantState): string =>
  JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));

/** @throws OptionMismatch */
function assertDifferent(variants: readonly VariantState[]): void {
  const seen = new Map<string, string>();
  for (const variant of variants) {
    const choice = choiceOf(variant);
    const twin = seen.get(choice);
    if (twin !== undefined) throw new OptionMismatch(`${twin} and ${variant.sku} are the same choice.`);
    seen.set(choice, variant.sku);
  }
}

function derived(variants: readonly VariantState[]): ProductOption[] {
  const names = new Set(variants.flatMap(({ options }) => Object.keys(options)));
  return [...names].map((name) => ({
    name,
    values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))],
  }));
}
