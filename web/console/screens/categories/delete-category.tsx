import type { Category } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { notify } from '../../parts/notices.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';

/** Deletes an empty category; why another cannot be deleted stands in the dialog. */
export function DeleteCategory({
  category,
  onClose,
}: {
  category: Category;
  onClose: () => void;
}): ReactNode {
  const remove = useMutation({
    mutationFn: () => stoa.deleteCategory({ id: category.id }),
    onSuccess: () => {
      notify(`${category.name} is deleted`);
      onClose();
    },
    meta: { tellsItself: true },
  });
  return (
    <Dialog title={`Delete ${category.name}?`} onClose={onClose}>
      <p>Only a category in which nothing stands can be deleted.</p>
      {remove.error === null ? null : (
        <p className="fault" role="alert">
          {sentenceOf(remove.error)}
        </p>
      )}
      <div className="actions">
        <button
          type="button"
          className="button danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Delete it
        </button>
      </div>
    </Dialog>
  );
}
