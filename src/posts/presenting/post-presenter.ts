import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { Config } from '../../config/config.js';
import { escaped } from '../../http/escaped.js';
import { tagFor } from '../../http/etag.js';
import { PreconditionFailed } from '../../http/problem/problems.js';
import { spoken } from '../../money/money.js';
import { ProductsFacade } from '../../products/products.facade.js';
import { PostDto } from '../dto/post.dto.js';
import { BlogPostingLdDto, OpenGraphDto } from './dto/sharing.dto.js';
import { ProductCardDto } from './dto/product-card.dto.js';
import { skusIn, withCards } from './embedded.js';

/**
 * Makes a post whole on its way out, also one that was kept for a repetition: what is said of it where it is shared, and the
 * products that its text shows, as they are on sale at this moment.
 */
@Injectable()
export class PostPresenter implements NestInterceptor {
  constructor(
    private readonly products: ProductsFacade,
    private readonly config: Config,
  ) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      mergeMap((answer: unknown) => (isPost(answer) ? this.present(answer) : Promise.resolve(answer))),
      catchError((error: unknown) => this.refuse(error)),
    );
  }

  /** A refused change is told the ETag of the post as it is shown now. */
  private async refuse(error: unknown): Promise<never> {
    if (!(error instanceof PreconditionFailed) || !isPost(error.of)) throw error;
    const post = await this.present(error.of);
    throw new PreconditionFailed(tagFor(post), post.revision);
  }

  /** The HTML of a text with its products in it. */
  async filled(html: string): Promise<{ html: string; products: ProductCardDto[] }> {
    const skus = skusIn(html);
    if (skus.length === 0) return { html, products: [] };
    const cards = (await this.products.cardsOf(skus)).map(ProductCardDto.from);
    const bySku = new Map(cards.map((card) => [card.sku, card]));
    return { html: withCards(html, (sku) => this.cardHtml(sku, bySku.get(sku))), products: cards };
  }

  private async present(post: PostDto): Promise<PostDto> {
    const filled = post.contentHtml === null ? null : await this.filled(post.contentHtml);
    return Object.assign(new PostDto(), post, {
      contentHtml: filled?.html ?? null,
      products: filled?.products ?? [],
      openGraph: this.openGraphOf(post),
      jsonLd: this.jsonLdOf(post),
    });
  }

  private openGraphOf(post: PostDto): OpenGraphDto {
    return Object.assign(new OpenGraphDto(), {
      type: 'article',
      title: post.metaTitle ?? post.title,
      description: post.metaDescription ?? post.excerpt,
      url: this.pageOf(post),
      siteName: this.config.shop.name,
      image: this.imageOf(post),
      publishedTime: post.publishedAt,
      modifiedTime: post.updatedAt,
      tags: post.tags.map(({ name }) => name),
    });
  }

  private jsonLdOf(post: PostDto): BlogPostingLdDto {
    const image = this.imageOf(post);
    const name = post.author?.name ?? null;
    return Object.assign(new BlogPostingLdDto(), {
      ...{ '@context': 'https://schema.org', '@type': 'BlogPosting' },
      headline: post.metaTitle ?? post.title,
      description: post.metaDescription ?? post.excerpt,
      url: this.pageOf(post),
      image: image === null ? [] : [image],
      datePublished: post.publishedAt,
      dateModified: post.updatedAt,
      author: name === null ? null : { '@type': 'Person', name },
      keywords: post.tags.map((tag) => tag.name),
      isAccessibleForFree: post.visibility === 'public',
    });
  }

  private pageOf({ canonicalUrl, slug }: PostDto): string {
    return canonicalUrl ?? `${this.config.mail.appUrl}/posts/${slug}`;
  }

  private imageOf({ coverImage }: PostDto): string | null {
    return coverImage && `${this.config.http.publicUrl}${coverImage.url}`;
  }

  private cardHtml(sku: string, card: ProductCardDto | undefined): string {
    const open = `<aside class="product-card" data-product="${escaped(sku)}">`;
    if (card === undefined) return `${open}No longer on sale.</aside>`;
    const { name, slug, imageUrl, price, inStock } = card;
    const image = imageUrl === null ? '' : `<img src="${escaped(imageUrl)}" alt="" loading="lazy"> `;
    const page = escaped(`${this.config.mail.appUrl}/products/${slug}`);
    const stock = inStock ? '' : ' <em>Sold out</em>';
    return `${open}<a href="${page}">${image}${escaped(name)}</a> <strong>${escaped(spoken(price))}</strong>${stock}</aside>`;
  }
}

function isPost(answer: unknown): answer is PostDto {
  return typeof answer === 'object' && answer !== null && 'contentHtml' in answer;
}
