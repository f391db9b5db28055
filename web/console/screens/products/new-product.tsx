import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Only } from '../../parts/only.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { stoa } from '../../stoa.js';
import { flat } from './draft.js';
import { DraftFields } from './draft-fields.js';
import { countIn, readDraft } from './read-draft.js';
import { blankSelling } from './selling-fields.js';
import './products.css';

const blank = {
  ...{
    name: '',
    status: 'draft' as const,
    description: '',
    categoryId: null,
    tags: [],
    attributes: {},
    images: [],
  },
  selling: blankSelling('USD'),
};

type Body = Parameters<typeof stoa.createProduct>[0];

/** A product that is not there yet. */
export default function NewProduct(): ReactNode {
  const [, go] = useLocation();
  const keys = useRetryKeys();
  const create = useMutation({
    mutationFn: (body: Body) => stoa.createProduct({ ...body, 'Idempotency-Key': keys.of(body) }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    const stock = countIn(values, 'stock') ?? 0;
    const { id, name } = await create.mutateAsync({ ...flat(readDraft(values, true)), stock } as Body);
    keys.done();
    notify(`${name} is there now`);
    go(`/products/${id}`);
  };
  return (
    <Only may="catalogue:write">
      <ScreenHead title="New product" />
      <div className="sheet">
        <Form button="Add the product" send={send} isLong>
          <DraftFields draft={blank} isNew />
          <TextField name="stock" label="Stock" inputMode="numeric" defaultValue="0" />
        </Form>
      </div>
    </Only>
  );
}
