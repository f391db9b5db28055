import type { ProductImage } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { SelectField, TextArea, TextField } from '../../parts/fields.js';
import { Rows } from '../../parts/rows.js';
import { CategoryField } from '../categories/category-field.js';
import type { Draft, Fact } from './draft.js';
import { SellingFields, type BlankSelling } from './selling-fields.js';

/** A draft, also of something that has no price yet. */
type Draftable = Omit<Draft, 'selling'> & { readonly selling?: Draft['selling'] | BlankSelling };

/** The fields of a product. */
export function DraftFields({ draft, isNew = false }: { draft: Draftable; isNew?: boolean }): ReactNode {
  return (
    <>
      <Naming draft={draft} isNew={isNew} />
      {draft.selling === undefined ? (
        <p className="hint">Its variants have SKUs, prices and stock of their own: see Variants.</p>
      ) : (
        <SellingFields selling={draft.selling} />
      )}
      <TextArea
        name="description"
        label="Description"
        hint="In Markdown."
        rows={8}
        defaultValue={draft.description}
        maxLength={20_000}
      />
      <TextArea
        name="tags"
        label="Tags"
        hint="One a line, 20 at most."
        defaultValue={draft.tags.join('\n')}
      />
      <Attributes of={draft.attributes} />
      <Images of={draft.images} />
    </>
  );
}

function Naming({ draft, isNew }: { draft: Draftable; isNew: boolean }): ReactNode {
  return (
    <div className="two">
      <TextField name="name" label="Name" defaultValue={draft.name} maxLength={200} required />
      <SelectField
        name="status"
        label="Status"
        defaultValue={draft.status}
        options={[
          ['draft', 'Draft: only editors see it'],
          ['active', 'Active: it is sold'],
          ['archived', 'Archived: no longer seen or sold'],
        ]}
      />
      <TextField
        name="slug"
        label="Slug"
        hint={
          isNew ? 'Its name in addresses. Left empty, it is made from the name.' : 'Its name in addresses.'
        }
        defaultValue={draft.slug ?? ''}
        maxLength={220}
      />
      <CategoryField name="categoryId" label="Category" first={draft.categoryId} none="No category" />
    </div>
  );
}

function Attributes({ of }: { of: Record<string, Fact> }): ReactNode {
  const first = Object.entries(of).map(([name, value]) => ({
    name,
    kind: typeof value,
    value: String(value),
  }));
  const blank = { name: '', kind: 'string' as const, value: '' };
  return (
    <Rows legend="Attributes" one="attribute" first={first} blank={blank} most={50}>
      {(item, index) => (
        <>
          <TextField
            name={`attributes.${index}.name`}
            label="Name of it"
            defaultValue={item.name}
            maxLength={50}
          />
          <SelectField
            name={`attributes.${index}.kind`}
            label="Kind"
            defaultValue={item.kind}
            options={[
              ['string', 'Text'],
              ['number', 'Number'],
              ['boolean', 'true or false'],
            ]}
          />
          <TextField
            name={`attributes.${index}.value`}
            label="Value"
            defaultValue={item.value}
            maxLength={500}
          />
        </>
      )}
    </Rows>
  );
}

function Images({ of }: { of: readonly ProductImage[] }): ReactNode {
  return (
    <Rows
      legend="Images"
      one="image"
      first={of}
      blank={{ url: '', alt: '' }}
      most={20}
      hint="Pictures that are on the web, by their addresses. The first is shown in lists."
    >
      {(item, index) => (
        <>
          <TextField
            name={`images.${index}.url`}
            label="Address"
            type="url"
            defaultValue={item.url}
            placeholder="https://"
            maxLength={2000}
          />
          <TextField
            name={`images.${index}.alt`}
            label="What it shows"
            defaultValue={item.alt}
            maxLength={300}
          />
        </>
      )}
    </Rows>
  );
}
