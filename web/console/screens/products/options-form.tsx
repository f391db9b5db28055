import type { CreateVariant, Ops, Product, ProductOption } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { sellingOf } from './draft.js';
import type { Read } from './product.js';
import { linesOf } from './read-draft.js';

/** Changes the options of a product, and adds one: the variants that are there get its first value. */
export function OptionsForm({ read, onClose }: { read: Read; onClose: () => void }): ReactNode {
  const { product } = read;
  const save = useMutation({
    mutationFn: (options: ProductOption[]) => saveOptions(read, options),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    await save.mutateAsync(optionsIn(product, values));
    notify('The options are saved');
    onClose();
  };
  return (
    <Dialog title="Options" onClose={onClose}>
      <Form button="Save" send={send}>
        {product.options.map(({ name, values }, index) => (
          <TextArea
            key={name}
            name={`values.${index}`}
            label={`Values of ${name}`}
            hint="One a line, in the order in which they are shown."
            defaultValue={values.join('\n')}
          />
        ))}
        {product.options.length < 5 ? (
          <>
            <TextField name="new.name" label="A new option" placeholder="Size" maxLength={50} />
            <TextArea
              name="new.values"
              label="Its values"
              hint="One a line. What can be bought now gets the first one."
            />
          </>
        ) : null}
      </Form>
    </Dialog>
  );
}

/** @throws Told a new option without values, or values without an option */
function optionsIn({ options }: Product, values: Values): ProductOption[] {
  const old = options.map(({ name }, index) => ({ name, values: linesOf(values.text(`values.${index}`)) }));
  const name = values.text('new.name');
  const offered = linesOf(values.text('new.values'));
  if (name === '' && offered.length === 0) return old;
  if (name === '') throw new Told('needs a name', 'new.name');
  if (offered.length === 0) throw new Told('are needed: one a line', 'new.values');
  return [...old, { name, values: offered }];
}

/** A new option needs a value in every variant at once, so the product is written whole; nobody else may be faster. */
async function saveOptions({ product, etag }: Read, options: ProductOption[]): Promise<unknown> {
  const added = options[product.options.length];
  if (added === undefined) return stoa.updateProduct({ id: product.id, options, 'If-Match': etag });
  const variants = product.variants.map((variant): CreateVariant => ({
    ...sellingOf(variant),
    options: { ...variant.options, [added.name]: added.values[0] ?? '' },
    stock: variant.stock,
  }));
  const { id, name, slug, description, status, tags, images, attributes, category } = product;
  const whole: Ops['replaceProduct']['args'] = {
    ...{ id, name, slug, description, status, tags, images, attributes, options, variants },
    categoryId: category?.id ?? null,
    'If-Match': etag,
  };
  return stoa.replaceProduct(whole);
}
