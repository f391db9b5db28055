import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Consumers, type InnerConsumer } from '../events/consumers.js';

type Handle = InnerConsumer['handle'];

/**
 * The one consumer that asks for letters, whatever they are about: in the transaction that notes the event as handled, so
 * that it leads to one letter however often it is delivered.
 */
@Injectable()
export class LetterEvents implements OnModuleInit {
  private readonly types: string[] = [];
  private readonly handles = new Map<string, Handle>();

  constructor(private readonly consumers: Consumers) {}

  /** Says what is done about events of these types. Called while modules start. */
  on(types: Iterable<string>, handle: Handle): void {
    for (const type of types) {
      this.types.push(type);
      this.handles.set(type, handle);
    }
  }

  onModuleInit(): void {
    const handle: Handle = async (tx, event) => this.handles.get(event.type)?.(tx, event);
    const handleAll: InnerConsumer['handleAll'] = async (tx, events) => {
      for (const event of events) await handle(tx, event);
    };
    this.consumers.register({ name: 'notifications', types: this.types, handle, handleAll });
  }
}
