import { Controller, Get, Header, Headers, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/access.decorators.js';
import { Config } from '../../config/config.js';
import { headersOf, type Page } from '../page.js';
import { directoryOf, startPage } from './start-page.js';

/** Where somebody begins who only knows the address of the service. */
@ApiExcludeController()
@Controller({ path: '', version: VERSION_NEUTRAL })
export class StartController {
  private readonly page: Page;
  private readonly directory: Readonly<Record<string, string>>;

  constructor(config: Config) {
    this.page = startPage(config);
    this.directory = directoryOf(config);
  }

  /** A page for people; for programs that ask for JSON a list of where things are. */
  @Get()
  @Public()
  @Header('vary', 'Accept')
  showStart(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | Readonly<Record<string, string>> {
    if (asksForJson(accept)) return this.directory;
    reply.headers(headersOf(this.page));
    return this.page.html;
  }
}

function asksForJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/html');
}
