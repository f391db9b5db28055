import { Controller, Get, Headers, HttpCode, Param, Post, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { File, TakesFiles, type FileBody } from '../http/edge/file-bodies.js';
import { MalformedRequest, NotFound, PayloadTooLarge } from '../http/problem/problems.js';
import { NotificationsFacade } from '../notifications/notifications.facade.js';
import { headersOf, type Page } from './page.js';
import { askToUnsubscribe, unknownLink, unsubscribed } from './unsubscribe-page.js';

/** What mail programs send (RFC 8058): one of these, a few bytes. */
const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const mostBytes = 2_048;

/** Where the last link of optional letters leads, for people and for mail programs. Not part of the API. */
@ApiExcludeController()
@Controller({ path: 'unsubscribe', version: VERSION_NEUTRAL })
export class UnsubscribeController {
  constructor(private readonly notifications: NotificationsFacade) {}

  /** Asks; to look at the page changes nothing. It says the same of every token. */
  @Get(':token')
  @Public()
  showUnsubscribe(@Res({ passthrough: true }) reply: FastifyReply): string {
    return shown(reply, askToUnsubscribe);
  }

  /**
   * One click, by a person or by a mail program, signed in or not, as often as one likes.
   *
   * @throws NotFound the token is none of ours; people get a page
   * @throws PayloadTooLarge
   * @throws MalformedRequest the form says something else
   */
  @Post(':token')
  @HttpCode(200)
  @Public()
  @TakesFiles(forms, mostBytes)
  async unsubscribe(
    @Param('token') token: string,
    @File() form: FileBody,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!saysOneClick(await wholeOf(form)))
      throw new MalformedRequest('The form must say "List-Unsubscribe=One-Click".');
    const isDone = await this.notifications.unsubscribe(token);
    if (isDone) return shown(reply, unsubscribed);
    if (!accept?.includes('text/html')) throw new NotFound();
    void reply.code(404);
    return shown(reply, unknownLink);
  }
}

function shown(reply: FastifyReply, page: Page): string {
  void reply.headers(headersOf(page));
  return page.html;
}

/** Counts, because a body that comes in chunks does not say how long it is. */
async function wholeOf({ stream }: FileBody): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (chunks.reduce((sum, { length }) => sum + length, 0) > mostBytes)
      throw new PayloadTooLarge('The body is larger than this address takes.');
  }
  return Buffer.concat(chunks).toString();
}

function saysOneClick(body: string): boolean {
  const asPart = /name="?List-Unsubscribe"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/i;
  return new URLSearchParams(body).get('List-Unsubscribe') === 'One-Click' || asPart.test(body);
}
