import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMe } from '../../entrance/me.js';
import { moneyOf, timeOf } from '../../parts/format.js';
import { Status, Time } from '../../parts/status.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { CountFigure } from './figure.js';
import { Duties } from './shop-figures.js';

const few = 5;

/** One's own things: orders and drafts, and what waits for those who look after something. */
export function OwnBoard(): ReactNode {
  const { id } = useMe();
  return (
    <>
      <dl className="figures" aria-label="What waits">
        <CountFigure
          title="Orders to pay"
          more="before they are cancelled"
          href="/orders?status=pending"
          load={() => stoa.listOrders({ status: 'pending', userId: id, limit: 1 })}
        />
        <CountFigure
          title="Orders on their way"
          more="shipped, not delivered"
          href="/orders?status=shipped"
          load={() => stoa.listOrders({ status: 'shipped', userId: id, limit: 1 })}
        />
        <CountFigure
          title="My drafts"
          more="not published yet"
          href="/posts?status=draft"
          load={() => stoa.listPosts({ status: 'draft', author: id, limit: 1 })}
        />
        <Duties />
      </dl>
      <div className="boards">
        <OwnOrders userId={id} />
        <OwnDrafts author={id} />
      </div>
    </>
  );
}

function OwnOrders({ userId }: { userId: string }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['dashboard', 'own orders'],
    queryFn: () => stoa.listOrders({ userId, limit: few }),
  });
  return (
    <Latest
      title="My latest orders"
      error={error}
      count={data?.data.length}
      empty="You have ordered nothing yet."
    >
      {data?.data.map(({ id, createdAt, status, total }) => (
        <li key={id}>
          <Link href={`/orders/${id}`}>
            <Time of={createdAt} words={timeOf(createdAt)} />
          </Link>
          <Status of={status} />
          <span className="number">{moneyOf(total)}</span>
        </li>
      ))}
    </Latest>
  );
}

function OwnDrafts({ author }: { author: string }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['dashboard', 'own drafts'],
    queryFn: () => stoa.listPosts({ status: 'draft', author, limit: few }),
  });
  return (
    <Latest
      title="My latest drafts"
      error={error}
      count={data?.data.length}
      empty="No draft waits. Begin one under Posts."
    >
      {data?.data.map(({ id, title, createdAt }) => (
        <li key={id}>
          <Link href={`/posts/${id}`}>{title}</Link>
          <span className="quiet">
            <Time of={createdAt} words={timeOf(createdAt)} />
          </span>
        </li>
      ))}
    </Latest>
  );
}

interface LatestProps {
  readonly title: string;
  readonly error: unknown;
  readonly count: number | undefined;
  readonly empty: string;
  readonly children: ReactNode;
}

function Latest({ title, error, count, empty, children }: LatestProps): ReactNode {
  const waiting = error === null ? 'One moment …' : sentenceOf(error);
  return (
    <section className="sheet board" aria-label={title} aria-busy={count === undefined}>
      <h2>{title}</h2>
      {count === undefined || count === 0 ? (
        <p className="quiet">{count === 0 ? empty : waiting}</p>
      ) : (
        <ul className="latest">{children}</ul>
      )}
    </section>
  );
}
