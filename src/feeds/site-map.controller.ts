import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { IdParam } from '../http/fields/id.param.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { SiteMap } from './site-map.js';

const xml = 'application/xml';
const cacheable = 'public, max-age=3600';
const document = { type: 'string', format: 'binary', maxLength: 50_000_000 } as const;

@Controller({ path: '', version: VERSION_NEUTRAL })
export class SiteMapController {
  constructor(private readonly map: SiteMap) {}

  /** All public pages of the front end, for search engines. @remarks An index of pages of posts and of products. Links lead to `APP_URL`. */
  @Get('sitemap.xml')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', xml)
  @ApiProduces(xml)
  @ApiOkResponse({ schema: document })
  async getSitemap(): Promise<Buffer> {
    return Buffer.from(await this.map.index());
  }

  /** Pages of posts in the sitemap, from a post on. */
  @Get('sitemaps/posts/:id')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', xml)
  @ApiProduces(xml)
  @ApiOkResponse({ schema: document })
  @Throws(NotFound)
  async getPostsSitemap(@IdParam() id: string): Promise<Buffer> {
    return Buffer.from(await this.map.posts(id));
  }

  /** Pages of products in the sitemap, from a product on. */
  @Get('sitemaps/products/:id')
  @Public()
  @Header('cache-control', cacheable)
  @Header('content-type', xml)
  @ApiProduces(xml)
  @ApiOkResponse({ schema: document })
  @Throws(NotFound)
  async getProductsSitemap(@IdParam() id: string): Promise<Buffer> {
    return Buffer.from(await this.map.products(id));
  }
}
