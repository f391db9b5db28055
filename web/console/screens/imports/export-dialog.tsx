import type { ProductStatusFilter, TransferFormat } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { SelectField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { stoa } from '../../stoa.js';
import { saveAs } from './save-as.js';

interface Wanted {
  readonly format: TransferFormat;
  readonly status: ProductStatusFilter;
}

/** Takes all products away as a file. */
export function ExportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const take = useMutation({
    mutationFn: (wanted: Wanted) => stoa.getProductExport(wanted, { parseAs: 'blob', timeout: 600_000 }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    const format = values.text('format') as TransferFormat;
    const status = values.text('status') as ProductStatusFilter;
    saveAs(await take.mutateAsync({ format, status }), `products.${format}`);
    notify('The export is in your downloads');
    onClose();
  };
  return (
    <Dialog title="Export products" onClose={onClose}>
      <p>A row for each variant. Imported again, the file changes nothing.</p>
      <Form button="Export" send={send}>
        <SelectField
          name="format"
          label="As"
          options={[
            ['csv', 'CSV, for spreadsheets'],
            ['ndjson', 'NDJSON, for programs'],
          ]}
        />
        <SelectField
          name="status"
          label="Which"
          options={[
            ['any', 'All of them'],
            ['active', 'Active ones'],
            ['draft', 'Drafts'],
            ['archived', 'Archived ones'],
          ]}
        />
      </Form>
    </Dialog>
  );
}
