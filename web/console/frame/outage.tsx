import { useEffect, useState, type ReactNode } from 'react';
import { isOutage, queries } from '../queries.js';
import { stoa } from '../stoa.js';

const every = 4_000;

/** Says that the service does not answer, asks it now and then whether it is back, and then reads again what is shown. */
export function Outage(): ReactNode {
  const [isOut, setOut] = useState(false);
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isOutage(event.action.error))
          setOut(true);
      }),
    [],
  );
  useEffect(() => {
    if (!isOut) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const back = await isBack();
      if (isOver) return;
      if (back) setOut(false);
      else timer = setTimeout(() => void ask(), every);
    };
    timer = setTimeout(() => void ask(), every);
    return () => {
      isOver = true;
      clearTimeout(timer);
      void queries.invalidateQueries();
    };
  }, [isOut]);
  return (
    <p className="outage" role="status" hidden={!isOut}>
      The service does not answer. It is asked again every few seconds.
    </p>
  );
}

async function isBack(): Promise<boolean> {
  return stoa.getLiveness({}, { retry: { retries: 0 }, timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}
