import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { FeedsController } from './feeds.controller.js';
import { JournalFeed } from './journal-feed.js';
import { Site } from './site.js';
import { SiteMap } from './site-map.js';
import { SiteMapController } from './site-map.controller.js';

@Module({
  imports: [PostsModule, ProductsModule],
  controllers: [FeedsController, SiteMapController],
  providers: [JournalFeed, Site, SiteMap],
})
export class FeedsModule {}
