import { Controller, Get, Header, Query, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { GetFeedDto } from './dto/get-feed.dto.js';
import { JsonFeedDto } from './dto/json-feed.dto.js';
import { JournalFeed } from './journal-feed.js';

const rss = 'application/rss+xml';
const atom = 'application/atom+xml';
const json = 'application/feed+json';
const document = { type: 'string', format: 'binary', maxLength: 5_000_000 } as const;
/** Readers of feeds ask every few minutes; by the ETag they get nothing until there is something new. */
const cacheable = 'public, max-age=300';

@Controller({ path: 'feeds', version: VERSION_NEUTRAL })
export class FeedsController {
  constructor(private readonly feed: JournalFeed) {}

  /** The newest posts, as RSS 2.0. @remarks Posts for members without their text. Links lead to `APP_URL`. */
  @Get('posts.rss')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', `${rss}; charset=utf-8`)
  @ApiProduces(rss)
  @ApiOkResponse({ schema: document })
  @Throws(NotFound)
  async getRssFeed(@Query() query: GetFeedDto): Promise<Buffer> {
    return Buffer.from(await this.feed.rss(query));
  }

  /** The newest posts, as Atom. @remarks Posts for members without their text. Links lead to `APP_URL`. */
  @Get('posts.atom')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', `${atom}; charset=utf-8`)
  @ApiProduces(atom)
  @ApiOkResponse({ schema: document })
  @Throws(NotFound)
  async getAtomFeed(@Query() query: GetFeedDto): Promise<Buffer> {
    return Buffer.from(await this.feed.atom(query));
  }

  /** The newest posts, as JSON Feed 1.1. @remarks Posts for members without their text. Links lead to `APP_URL`. */
  @Get('posts.json')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', `${json}; charset=utf-8`)
  @ApiProduces(json)
  @Throws(NotFound)
  getJsonFeed(@Query() query: GetFeedDto): Promise<JsonFeedDto> {
    return this.feed.json(query);
  }
}
