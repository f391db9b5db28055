import type { User } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { SearchFilter, SelectFilter } from '../../parts/filters.js';
import { dayOf, wordOf } from '../../parts/format.js';
import type { Column } from '../../parts/lines.js';
import { List } from '../../parts/list.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status, Time } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { roles, statuses, tiers } from './words.js';

const columns: readonly Column<User>[] = [
  { title: 'E-mail', cell: ({ email }) => email, sort: 'email' },
  { title: 'Name', cell: ({ name }) => name ?? '–', sort: 'name' },
  { title: 'Role', cell: ({ role }) => wordOf(role) },
  { title: 'Tier', cell: ({ tier }) => (tier === null ? '–' : wordOf(tier)) },
  { title: 'Status', cell: ({ status }) => <Status of={status} /> },
  {
    title: 'Since',
    cell: ({ createdAt }) => <Time of={createdAt} words={dayOf(createdAt)} />,
    sort: 'createdAt',
  },
];

/** Everybody who has an account. */
export default function Users(): ReactNode {
  return (
    <>
      <ScreenHead title="Users" />
      <div className="filters">
        <SearchFilter label="Search by name or e-mail" />
        <SelectFilter name="role" label="Role" options={roles} />
        <SelectFilter name="status" label="Status" options={statuses} />
        <SelectFilter name="tier" label="Tier" options={tiers} />
      </div>
      <List
        title="Users"
        queryKey={['users']}
        load={(asked) => stoa.listUsers(asked)}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/users/${id}`}
        empty="Nobody is like that. Search for less, or take a filter away."
      />
    </>
  );
}
