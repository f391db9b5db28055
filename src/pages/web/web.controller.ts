import { Controller, Get, Headers, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/access.decorators.js';
import { Config } from '../../config/config.js';
import { escaped } from '../../http/escaped.js';
import { NotFound } from '../../http/problem/problems.js';
import { headersOf, type Page } from '../page.js';
import { demoOfferOf } from '../start/demo-offer.js';
import { packed } from './packed.js';
import { webPage } from './web-page.js';

/** The applications of the browser. They speak to the API as any other client does. */
@ApiExcludeController()
@Controller({ path: '', version: VERSION_NEUTRAL })
export class WebController {
  private readonly home: string;
  private readonly told: { readonly meta: string; readonly origin: string };

  constructor(private readonly config: Config) {
    this.home = escaped(new URL(config.http.publicUrl).pathname.replace(/\/$/, ''));
    this.told = { meta: demoMeta(config), origin: escaped(config.http.publicUrl.replace(/\/$/, '')) };
  }

  /** The console; its script knows what each address below shows. */
  @Get(['console', 'console/*'])
  @Public()
  showConsole(
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | Buffer {
    if (!this.config.http.consoleEnabled) throw new NotFound('The console is switched off.');
    return send(webPage('console', this.home), accepted, reply);
  }

  /** The reference of the API. */
  @Get('docs')
  @Public()
  showDocs(
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | Buffer {
    if (!this.config.http.docsEnabled) throw new NotFound('The reference is switched off.');
    return send(webPage('docs', this.home, this.told), accepted, reply);
  }
}

function send(page: Page, accepted: string | undefined, reply: FastifyReply): string | Buffer {
  const { body, headers } = packed(page.html, accepted);
  reply.headers({ ...headersOf(page), ...headers });
  return body;
}

/** Whom the reference can sign in with one press, where their password is known to everybody; else nothing. */
function demoMeta(config: Config): string {
  const { emails, password } = demoOfferOf(config);
  if (password === null || emails.length === 0) return '';
  return `  <meta name="stoa-demo" content="${emails.join(' ')}" data-password="${password}" />\n  `;
}
