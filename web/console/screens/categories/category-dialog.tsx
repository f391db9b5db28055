import { StoaError, type Category, type Ops } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { CategoryField } from './category-field.js';

interface CategoryProps {
  readonly what: 'add' | 'change';
  /** The one that changes; or below which a new one comes, if any. */
  readonly category: Category | null;
  readonly onClose: () => void;
}

/** Adds a category, or renames or moves one with its branch. */
export function CategoryDialog({ what, category, onClose }: CategoryProps): ReactNode {
  const changed = what === 'change' ? category : null;
  const [add, change] = [useAdding(), useChanging(changed)];
  const send = async (values: Values): Promise<void> => {
    const { name } = await (changed === null ? add(bodyOf(values)) : change(bodyOf(values)));
    notify(changed === null ? `${name} is added` : `${name} is saved`);
    onClose();
  };
  const { title, button, name, slug, above } =
    changed === null ? wordsForNew(category) : wordsToChange(changed);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form button={button} send={send}>
        <TextField name="name" label="Name" defaultValue={name} maxLength={100} autoFocus />
        <TextField
          name="slug"
          label="Slug"
          hint="Its name in addresses. Left empty, it is made from the name when the category is added."
          defaultValue={slug}
          maxLength={120}
        />
        <CategoryField name="parentId" label="Below" first={above} none="Nothing: at the top" />
      </Form>
    </Dialog>
  );
}

const wordsForNew = (above: Category | null) => ({
  ...{ title: 'New category', button: 'Add it', name: '', slug: '' },
  above: above?.id ?? null,
});

const wordsToChange = ({ name, slug, parentId }: Category) => ({
  ...{ title: `Rename or move ${name}`, button: 'Save', name, slug },
  above: parentId,
});

function bodyOf(values: Values): Body {
  const slug = values.optional('slug');
  return {
    name: values.text('name'),
    parentId: values.optional('parentId') ?? null,
    ...(slug === undefined ? {} : { slug }),
  };
}

type Body = Ops['createCategory']['args'];

function useAdding(): (body: Body) => Promise<Category> {
  const keys = useRetryKeys();
  const { mutateAsync } = useMutation({
    mutationFn: (body: Body) => stoa.createCategory({ ...body, 'Idempotency-Key': keys.of(body) }),
    meta: { tellsItself: true },
  });
  return mutateAsync;
}

/** Saves over what was read when the dialog opened; over what others did meanwhile only the second time. */
function useChanging(category: Category | null): (body: Body) => Promise<Category> {
  const [seen, setSeen] = useState(category);
  const { mutateAsync } = useMutation({
    mutationFn: async (body: Body) => {
      const id = category?.id ?? '';
      const { data, headers } = await stoa.getCategory({ id }, { envelope: true });
      if (data.updatedAt !== seen?.updatedAt) {
        setSeen(data);
        throw new Told(
          `Somebody else changed it meanwhile: it is "${data.name}" now. Save again to put yours over it.`,
        );
      }
      return stoa.replaceCategory({ id, ...body, 'If-Match': headers.etag ?? '' });
    },
    meta: { tellsItself: true },
  });
  return async (body) => {
    try {
      return await mutateAsync(body);
    } catch (error) {
      if (error instanceof StoaError && error.is('PRECONDITION_FAILED'))
        throw new Told('Somebody else changed it just now. Save again to see what.');
      throw error;
    }
  };
}
