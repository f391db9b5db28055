import type { PostImport } from '@stoa/sdk';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Form, type Values } from '../../parts/form.js';
import { countOf, timeOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { notify } from '../../parts/notices.js';
import { Only } from '../../parts/only.js';
import { useRetryKeys } from '../../parts/retry-key.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { FileDrop } from './file-drop.js';
import { ImportTabs } from './import-tabs.js';
import { saveAs } from './save-as.js';
import { fileIn } from './upload.js';

/** Imports of posts: the file that begins one, and all of the last thirty days. */
export default function PostImports(): ReactNode {
  const take = useMutation({
    mutationFn: () => stoa.getPostExport({}, { parseAs: 'blob', timeout: 600_000 }),
    onSuccess: (file) => {
      saveAs(file, 'posts.zip');
      notify('The export is in your downloads');
    },
  });
  return (
    <Only may="posts:write:any">
      <ScreenHead title="Imports">
        <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate()}>
          {take.isPending ? 'One moment …' : 'Export posts'}
        </button>
      </ScreenHead>
      <ImportTabs at="posts" />
      <Upload />
      <List
        title="Imports of posts"
        queryKey={['post-imports']}
        load={(asked) => stoa.listPostImports({ limit: 25, ...asked })}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/imports/posts/${id}`}
        every={5_000}
        empty="Nothing was imported in the last 30 days. Choose a file above."
      />
    </Only>
  );
}

const columns: readonly Column<PostImport>[] = [
  {
    title: 'Begun',
    sort: 'createdAt',
    cell: ({ id, createdAt }) => (
      <Link href={`/imports/posts/${id}`}>
        <Time of={createdAt} words={timeOf(createdAt)} />
      </Link>
    ),
  },
  { title: 'File', cell: ({ format }) => (format === 'wxr' ? 'WordPress' : 'Markdown in a zip') },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  { title: 'Posts', isNumber: true, cell: ({ posts }) => countOf(posts.read) },
  { title: 'Created', isNumber: true, cell: ({ posts }) => countOf(posts.created) },
  { title: 'Updated', isNumber: true, cell: ({ posts }) => countOf(posts.updated) },
  { title: 'Refused', isNumber: true, cell: ({ posts }) => countOf(posts.refused) },
];

function Upload(): ReactNode {
  const [, go] = useLocation();
  const keys = useRetryKeys();
  const upload = useMutation({
    mutationFn: ({ file, type }: { file: File; type: string }) => {
      const { name, size, lastModified } = file;
      return stoa.createPostImport(
        { body: file, 'Idempotency-Key': keys.of({ name, size, lastModified, type }) },
        { headers: { 'Content-Type': type }, timeout: 600_000 },
      );
    },
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    const file = fileIn(values);
    const { id } = await upload.mutateAsync({ file, type: typeOf(file) });
    keys.done();
    go(`/imports/posts/${id}`);
  };
  return (
    <div className="sheet">
      <Form button="Import the file" send={send}>
        <FileDrop
          name="file"
          label="A file with posts"
          accept=".zip,.xml,application/zip,application/xml"
          hint="A zip of Markdown files, or an export of WordPress (.xml). Choose it, or drop it here."
        />
      </Form>
    </div>
  );
}

/** @throws Told it is neither */
function typeOf({ name }: File): string {
  if (/\.zip$/i.test(name)) return 'application/zip';
  if (/\.xml$/i.test(name)) return 'application/xml';
  throw new Told('The name of the file ends in .zip or .xml.', 'file');
}
