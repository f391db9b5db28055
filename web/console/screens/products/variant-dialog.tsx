import { StoaError, type Ops, type Product, type Variant } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { sellingOf } from './draft.js';
import { countIn, readSelling } from './read-draft.js';
import { blankSelling, SellingFields } from './selling-fields.js';
import { variantName } from './variant-names.js';

interface VariantProps {
  readonly product: Product;
  /** Null: a new one. */
  readonly variant: Variant | null;
  readonly onClose: () => void;
}

/** Adds a variant, or changes one. */
export function VariantDialog({ product, variant, onClose }: VariantProps): ReactNode {
  const save = useSaving(product, variant);
  const send = async (values: Values): Promise<void> => {
    await save(values);
    notify(variant === null ? 'The variant is added' : 'The variant is saved');
    onClose();
  };
  return (
    <Dialog title={variant === null ? 'Add a variant' : `Change ${variantName(variant)}`} onClose={onClose}>
      <Form button={variant === null ? 'Add it' : 'Save'} send={send}>
        {product.options.map(({ name, values }, index) => (
          <SelectField
            key={name}
            name={`option.${index}`}
            label={name}
            defaultValue={variant?.options[name] ?? ''}
            options={values.map((value) => [value, value])}
          />
        ))}
        <SellingFields
          selling={variant === null ? blankSelling(product.price.currency) : sellingOf(variant)}
        />
        {variant === null ? (
          <TextField name="stock" label="Stock" inputMode="numeric" defaultValue="0" />
        ) : null}
      </Form>
    </Dialog>
  );
}

type Saving = (values: Values) => Promise<unknown>;

/** Saves what was filled in; on top of what others did meanwhile only when that is told and done once more. */
function useSaving(product: Product, variant: Variant | null): Saving {
  const keys = useRetryKeys();
  const [seen, setSeen] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const options = Object.fromEntries(
        product.options.map(({ name }, index) => [name, values.text(`option.${index}`)]),
      );
      const body = { id: product.id, options, ...readSelling(values) };
      if (variant === null) {
        const made: Ops['createVariant']['args'] = { ...body, stock: countIn(values, 'stock') ?? 0 };
        return stoa.createVariant({ ...made, 'Idempotency-Key': keys.of(made) });
      }
      const etag = seen ?? (await tagOf(product.id, variant));
      return stoa.updateVariant({ ...body, variantId: variant.id, 'If-Match': etag });
    },
    meta: { tellsItself: true },
  });
  return async (values) => {
    try {
      return await save.mutateAsync(values);
    } catch (error) {
      if (variant === null || !isConflict(error)) throw error;
      const { headers } = await stoa.getVariant(
        { id: product.id, variantId: variant.id },
        { envelope: true },
      );
      setSeen(headers.etag ?? null);
      throw new Told(
        'Somebody else changed this variant meanwhile. What you typed is still here: save again to put it over theirs, or close to look at theirs.',
      );
    }
  };
}

/** What differs from what this form began with is as much a conflict as what changes while it is sent. */
class ChangedMeanwhile extends Error {}

const isConflict = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile || (error instanceof StoaError && error.is('PRECONDITION_FAILED'));

/** The tag of the variant, when it still is how this form was begun with. Its stock is not part of the form. */
async function tagOf(id: string, begun: Variant): Promise<string> {
  const { data, headers } = await stoa.getVariant({ id, variantId: begun.id }, { envelope: true });
  const written = (variant: Variant): string => JSON.stringify([variant.options, sellingOf(variant)]);
  if (written(data) !== written(begun)) throw new ChangedMeanwhile();
  return headers.etag ?? '';
}
