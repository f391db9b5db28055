import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Outside } from '../outside/outside.js';
import { Mail } from './mail.js';
import { MailDelivery } from './mail-delivery.js';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { keepsLetters, Mailbox } from './mailbox/mailbox.js';
import { MailSweeps } from './mail-sweeps.js';
import { TRANSPORT, type Transport } from './transport.js';

/** Letters and how they leave. The page of the mailbox is there only where letters are kept in it. */
@Global()
@Module({})
export class MailModule {
  static with(config: Config): DynamicModule {
    return {
      module: MailModule,
      controllers: keepsLetters(config) ? [MailboxController] : [],
      providers: [
        Mail,
        Mailbox,
        MailDelivery,
        MailSweeps,
        { provide: TRANSPORT, inject: [Config, Mailbox, Outside], useFactory: transportOf },
      ],
      exports: [Mail],
    };
  }
}

async function transportOf(config: Config, mailbox: Mailbox, outside: Outside): Promise<Transport | null> {
  const { smtpUrl, from } = config.mail;
  if (smtpUrl === null) return keepsLetters(config) ? mailbox : null;
  const { smtpTerms, Smtp } = await import('./smtp.js');
  return new Smtp(smtpUrl, from, outside.dependency(smtpTerms));
}
