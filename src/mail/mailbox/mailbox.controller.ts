import { Controller, Get, Header, Headers, Query, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/access.decorators.js';
import { Mailbox, type KeptLetter } from './mailbox.js';
import { MailboxQueryDto } from './mailbox-query.dto.js';
import { mailboxPage, policy } from './mailbox-page.js';

/** What was mailed, to look at during development. Not part of the API: nothing of it is promised to clients. */
@ApiExcludeController()
@Controller({ path: 'dev/mailbox', version: VERSION_NEUTRAL })
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  /** The letters, newest first: a page for browsers, or `{ data }` for who accepts JSON. */
  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @Header('vary', 'Accept')
  async showMailbox(
    @Query() { to = '', format }: MailboxQueryDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | { data: KeptLetter[] }> {
    const letters = await this.mailbox.list(to === '' ? null : to);
    if ((format ?? formOf(accept)) === 'json') return { data: letters };
    reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    return mailboxPage(letters, to);
  }
}

function formOf(accept = ''): 'html' | 'json' {
  return accept.includes('application/json') ? 'json' : 'html';
}
