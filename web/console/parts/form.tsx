import { StoaError } from '@stoa/sdk';
import { createContext, use, useRef, useState, type ReactNode, type RefObject } from 'react';
import { sentenceOf, Told } from '../queries.js';
import { useLeaving } from './leaving.js';

/** What was filled in. */
export class Values {
  constructor(readonly data: FormData) {}

  /** As text, without the spaces around it. */
  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  }

  /** As it was typed, its spaces too. */
  raw(name: string): string {
    const value = this.data.get(name);
    // a form gives lines as CRLF
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  }

  /** What stands in rows of fields: `images.0.url` is the url of the first row of `images`. */
  rows<Name extends string>(of: string, names: readonly Name[]): Record<Name, string>[] {
    const read: Record<Name, string>[] = [];
    while (names.some((name) => this.data.has(`${of}.${read.length}.${name}`))) {
      const row = names.map((name) => [name, this.text(`${of}.${read.length}.${name}`)]);
      read.push(Object.fromEntries(row) as Record<Name, string>);
    }
    return read;
  }

  /** As it was typed: spaces belong to a password. */
  secret(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? value : '';
  }

  /** As text, or undefined when nothing was filled in. */
  optional(name: string): string | undefined {
    const text = this.text(name);
    return text === '' ? undefined : text;
  }

  /** As a number, or undefined when nothing was filled in. */
  number(name: string): number | undefined {
    const text = this.text(name);
    return text === '' ? undefined : Number(text);
  }

  /** Whether the box is ticked. */
  flag(name: string): boolean {
    return this.data.get(name) !== null;
  }
}

type Faults = Readonly<Record<string, string>>;
/** What the service said of fields, for those that are inside. */
export const FaultsContext = createContext<Faults>({});

/** What is wrong with the field of that name, as the service said. */
export function useFault(name: string): string | undefined {
  return use(FaultsContext)[name];
}

interface FormProps {
  readonly button: string;
  readonly send: (values: Values) => Promise<unknown>;
  readonly children: ReactNode;
  readonly isDangerous?: boolean;
  /** Whether it holds so much that whoever leaves it half filled in is asked first. */
  readonly isLong?: boolean;
}

/**
 * A form that sends itself once at a time. What the service refuses stands at its field where it has one, and above the
 * button otherwise; nothing that was filled in is lost.
 */
export function Form({ button, send, children, isDangerous = false, isLong = false }: FormProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [guarded, noteTyping] = useGuarded(send, isLong);
  const { faults, trouble, isSending, submit } = useSending(form, guarded);
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onChange={noteTyping}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FaultsContext value={faults}>{children}</FaultsContext>
      <p className="fault" role="alert" hidden={trouble === ''}>
        {trouble}
      </p>
      <button className={`button ${isDangerous ? 'danger' : 'main'}`} disabled={isSending}>
        {isSending ? 'One moment …' : button}
      </button>
    </form>
  );
}

/** The same sending, after which nothing is left behind; and what is called when something was typed. */
function useGuarded(send: FormProps['send'], isLong: boolean): [FormProps['send'], () => void] {
  const [isTyped, setTyped] = useState(false);
  useLeaving(isLong && isTyped);
  const guarded: FormProps['send'] = async (values) => {
    // what is typed from now on is not among what is sent
    setTyped(false);
    try {
      await send(values);
    } catch (error) {
      setTyped(true);
      throw error;
    }
  };
  return [guarded, () => setTyped(true)];
}

interface Sending {
  readonly faults: Faults;
  readonly trouble: string;
  readonly isSending: boolean;
  readonly submit: () => Promise<void>;
}

function useSending(form: RefObject<HTMLFormElement | null>, send: FormProps['send']): Sending {
  const [faults, setFaults] = useState<Faults>({});
  const [trouble, setTrouble] = useState('');
  const [isSending, setSending] = useState(false);
  // two presses may come before the button is drawn anew
  const isBusy = useRef(false);
  const submit = async (): Promise<void> => {
    const { current } = form;
    if (current === null || isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    try {
      await send(new Values(new FormData(current)));
      setFaults({});
      setTrouble('');
    } catch (error) {
      const named = faultsAt(current, error);
      setFaults(named);
      setTrouble(Object.keys(named).length > 0 ? '' : sentenceOf(error));
    }
    isBusy.current = false;
    setSending(false);
  };
  return { faults, trouble, isSending, submit };
}

/** What was refused of fields that the form has; the first of them is gone to. */
function faultsAt(form: HTMLFormElement, error: unknown): Faults {
  const named = toldOf(error).flatMap(([path, words]) => {
    const field = fieldFor(form, path);
    return field === null ? [] : [[field, words] as const];
  });
  const first = form.elements.namedItem(named[0]?.[0] ?? '');
  if (first instanceof HTMLElement) first.focus();
  return Object.fromEntries(named);
}

function toldOf(error: unknown): readonly (readonly [field: string, words: string])[] {
  if (error instanceof StoaError) return Object.entries(error.fields);
  return error instanceof Told && error.field !== undefined ? [[error.field, error.message]] : [];
}

/** The field of that path, or of what it is a part of: `price` for `price.amount`. */
function fieldFor(form: HTMLFormElement, path: string): string | null {
  if (form.elements.namedItem(path) !== null) return path;
  const end = path.lastIndexOf('.');
  return end < 0 ? null : fieldFor(form, path.slice(0, end));
}
