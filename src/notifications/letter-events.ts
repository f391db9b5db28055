import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, type InnerConsumer } from '../events/consumers.js';

type Handle = InnerConsumer['handle'];
type HandleAll = NonNullable<InnerConsumer['handleAll']>;

/**
 * The one consumer that asks for letters, whatever they are about: in the transaction that notes the event as handled, so
 * that it leads to one letter however often it is delivered.
 */
@Injectable()
export class LetterEvents implements OnModuleInit {
  private readonly types: string[] = [];
  private readonly prompt: string[] = [];
  private readonly handles = new Map<string, HandleAll>();

  constructor(private readonly consumers: Consumers) {}

  /** Says what is done about each event of these types. Called while modules start. */
  on(types: Iterable<string>, handle: Handle): void {
    this.know([...types], async (tx, events) => {
      for (const event of events) await handle(tx, event);
    });
  }

  /** The same where a few statements are enough for any number of events; they come in their order. */
  onAll(types: Iterable<string>, handle: HandleAll): void {
    const all = [...types];
    this.know(all, handle);
    this.prompt.push(...all);
  }

  private know(types: readonly string[], handle: HandleAll): void {
    this.types.push(...types);
    for (const type of types) this.handles.set(type, handle);
  }

  onModuleInit(): void {
    const handleAll: HandleAll = async (tx, events) => {
      const shares = Map.groupBy(events, ({ type }) => this.handles.get(type));
      for (const [handleShare, share] of shares) await handleShare?.(tx, share);
    };
    const handle: Handle = (tx, event) => handleAll(tx, [event]);
    const { types, prompt } = this;
    this.consumers.register({ name: 'notifications', types, prompt, handle, handleAll });
  }
}
