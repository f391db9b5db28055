import type { ReactNode } from 'react';
import { useMay } from '../../entrance/me.js';
import { CheckField, SelectField } from '../../parts/fields.js';
import { Cover } from './cover.js';
import { Entry } from './entry.js';
import { Tags } from './tags.js';
import type { Editing } from './use-editing.js';

const visibilities = [
  ['public', 'Everybody'],
  ['members', 'Those who have signed in'],
] as const;

/** What belongs to a post beside its text. */
export function Settings({ editing }: { editing: Editing }): ReactNode {
  const { draft, set } = editing;
  return (
    <div className="settings">
      <section className="sheet" aria-labelledby="about">
        <h2 id="about">In lists</h2>
        <Entry
          editing={editing}
          field="excerpt"
          label="Excerpt"
          hint="Left empty, it is the beginning of the text."
          maxLength={500}
          isLong
        />
        <Tags editing={editing} />
        <Cover editing={editing} />
      </section>
      <section className="sheet" aria-labelledby="readers">
        <h2 id="readers">Readers</h2>
        <SelectField
          name="visibility"
          label="Who reads it"
          options={visibilities}
          value={draft.visibility}
          onChange={({ target }) => set('visibility', target.value === 'members' ? 'members' : 'public')}
        />
        <Showcase editing={editing} />
      </section>
      <Found editing={editing} />
    </div>
  );
}

/** What stands in front is for editors to say. */
function Showcase({ editing: { draft, set } }: { editing: Editing }): ReactNode {
  if (!useMay('posts:write:any')) return null;
  return (
    <>
      <CheckField
        name="featured"
        label="Featured: it is recommended"
        checked={draft.featured}
        onChange={({ target }) => set('featured', target.checked)}
      />
      <CheckField
        name="pinned"
        label="Pinned: it stands before all others"
        checked={draft.pinned}
        onChange={({ target }) => set('pinned', target.checked)}
      />
    </>
  );
}

function Found({ editing }: { editing: Editing }): ReactNode {
  return (
    <section className="sheet" aria-labelledby="found">
      <h2 id="found">Search engines</h2>
      <Entry
        editing={editing}
        field="metaTitle"
        label="Title there"
        hint="Left empty, that of the post."
        maxLength={200}
      />
      <Entry
        editing={editing}
        field="metaDescription"
        label="Description there"
        hint="Left empty, the excerpt."
        maxLength={500}
        isLong
      />
      <Entry
        editing={editing}
        field="canonicalUrl"
        label="Where the text stood first"
        hint="If that was elsewhere: https://…"
        maxLength={2000}
        type="url"
      />
    </section>
  );
}
