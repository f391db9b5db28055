import type { NotificationSetting } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
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
  // ours, since what a mutation says of itself comes a moment after the click, and the box would be as before until then
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { mutate } = useMutation({
    mutationFn: (wanted: boolean) => stoa.updateNotifications({ topics: [{ topic, enabled: wanted }] }),
    onSuccess: (_, chosen) => notify(chosen ? `You get mail: ${name}.` : `No more mail: ${name}.`),
    onSettled: () => setWanted(null),
  });
  const choose = (chosen: boolean): void => {
    setWanted(chosen);
    mutate(chosen);
  };
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={wanted ?? enabled}
          disabled={mandatory || wanted !== null}
          onChange={({ target }) => choose(target.checked)}
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
