import './journal.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Sanitised } from '../../../parts/sanitised.js';
import { sentenceOf } from '../../../queries.js';
import { stoa } from '../../../stoa.js';

/** The text as readers will see it: made by the service, a moment after somebody has stopped typing. */
export function Preview({ content }: { content: string }): ReactNode {
  const settled = useSettled(content, 400);
  const isEmpty = settled.trim() === '';
  const { data, error } = useQuery({
    queryKey: ['preview', settled],
    queryFn: ({ signal }) => stoa.previewPost({ content: settled }, { signal }),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 10_000,
  });
  return (
    <section className="preview sheet" aria-label="Preview">
      {error === null || isEmpty ? null : (
        <p className="fault" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      {isEmpty ? <p className="empty">Readers will see here what you write.</p> : null}
      {data === undefined || isEmpty ? null : <Sanitised html={data.html} className="journal" />}
    </section>
  );
}

/** What something is once it has stayed so for that many milliseconds. */
function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(later);
  }, [value, milliseconds]);
  return settled;
}
