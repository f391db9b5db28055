import { StoaError, type QuantityBreak } from '@stoa/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { TextField } from '../../parts/fields.js';
import { Form, type Values } from '../../parts/form.js';
import { notify } from '../../parts/notices.js';
import { Rows } from '../../parts/rows.js';
import { Told } from '../../queries.js';
import { stoa } from '../../stoa.js';
import type { Read } from './product.js';

interface ReadBreaks {
  readonly breaks: readonly QuantityBreak[];
  readonly etag: string;
}

async function readBreaks(id: string): Promise<ReadBreaks> {
  const { data, headers } = await stoa.getQuantityBreaks({ id }, { envelope: true });
  return { breaks: data.breaks, etag: headers.etag ?? '' };
}

/** What goes off for those who buy many. */
export function Breaks({ read: { product } }: { read: Read }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['breaks', product.id],
    queryFn: () => readBreaks(product.id),
    gcTime: 0,
  });
  if (data !== undefined) return <BreaksForm id={product.id} first={data} />;
  return error === null ? (
    <p className="waiting">One moment …</p>
  ) : (
    <Failure error={error} again={() => void refetch()} />
  );
}

function BreaksForm({ id, first }: { id: string; first: ReadBreaks }): ReactNode {
  const [begun] = useState(first);
  const [etag, setEtag] = useState(first.etag);
  const save = useMutation({
    mutationFn: (breaks: QuantityBreak[]) =>
      stoa.replaceQuantityBreaks({ id, breaks, 'If-Match': etag }, { envelope: true }),
    meta: { tellsItself: true },
  });
  const send = async (values: Values): Promise<void> => {
    try {
      const { headers } = await save.mutateAsync(breaksIn(values));
      setEtag(headers.etag ?? '');
      notify('The quantities are saved');
    } catch (error) {
      if (!(error instanceof StoaError) || !error.is('PRECONDITION_FAILED')) throw error;
      const now = await readBreaks(id);
      setEtag(now.etag);
      throw new Told(
        `Somebody else changed them meanwhile: ${wordsOf(now)}. Save again to put yours over it.`,
      );
    }
  };
  return (
    <div className="sheet">
      <Form button="Save" send={send}>
        <BreakRows of={begun.breaks} />
      </Form>
    </div>
  );
}

function BreakRows({ of }: { of: readonly QuantityBreak[] }): ReactNode {
  const blank = { minQuantity: '', percent: '' };
  return (
    <Rows
      legend="Cheaper by quantity"
      one="quantity"
      hint="Of all variants together; quantities and percentages both rise."
      first={of.map(({ minQuantity, percent }) => ({
        minQuantity: String(minQuantity),
        percent: String(percent),
      }))}
      blank={blank}
      most={20}
    >
      {(item, index) => (
        <>
          <TextField
            name={`breaks.${index}.minQuantity`}
            label="From so many"
            inputMode="numeric"
            defaultValue={item.minQuantity}
          />
          <TextField
            name={`breaks.${index}.percent`}
            label="Percent off"
            inputMode="decimal"
            defaultValue={item.percent}
          />
        </>
      )}
    </Rows>
  );
}

const wordsOf = ({ breaks }: ReadBreaks): string =>
  breaks.map(({ minQuantity, percent }) => `${percent} % from ${minQuantity}`).join(', ') || 'none are left';

/** @throws Told a number that is none */
function breaksIn(values: Values): QuantityBreak[] {
  return values.rows('breaks', ['minQuantity', 'percent']).map(({ minQuantity, percent }, index) => {
    if (!/^\d{1,6}$/.test(minQuantity)) throw new Told('is a whole number', `breaks.${index}.minQuantity`);
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(percent))
      throw new Told('is a number such as 5 or 7.5', `breaks.${index}.percent`);
    return { minQuantity: Number(minQuantity), percent: Number(percent) };
  });
}
