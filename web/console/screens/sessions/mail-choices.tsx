import type { NotificationSetting } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { notify } from '../../parts/notices.js';
import { Section } from '../../parts/section.js';
import { stoa } from '../../stoa.js';

/** Of what one gets mail. */
export function Notices(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['notifications'],
    queryFn: () => stoa.getNotifications({}),
  });
  return (
    <Section title="Mail">
      {data === undefined && error === null ? <p className="waiting">One moment …</p> : null}
      {data === undefined && error !== null ? <Failure error={error} again={() => void refetch()} /> : null}
      <ul className="mail-choices">
        {data?.topics.map((setting) => (
          <li key={setting.topic}>
            <Choice of={setting} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Choice({
  of: { topic, name, description, mandatory, enabled },
}: {
  of: NotificationSetting;
}): ReactNode {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (wanted: boolean) => stoa.updateNotifications({ topics: [{ topic, enabled: wanted }] }),
    onSuccess: (_, wanted) => notify(wanted ? `You get mail: ${name}.` : `No more mail: ${name}.`),
  });
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={isPending ? variables : enabled}
          disabled={mandatory || isPending}
          onChange={({ target }) => mutate(target.checked)}
        />{' '}
        {name}
      </label>
      <p className="quiet">
        {description}
        {mandatory ? ' This cannot be switched off.' : ''}
      </p>
    </>
  );
}
