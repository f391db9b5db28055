import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

/** Where the pages of the front end are, which `APP_URL` names: posts under `/posts`, products under `/products`. */
@Injectable()
export class Site {
  constructor(private readonly config: Config) {}

  /** Who speaks. */
  get name(): string {
    return this.config.shop.name;
  }

  /** The front page. */
  get home(): string {
    return this.config.mail.appUrl;
  }

  /** The page of a post. */
  post(slug: string): string {
    return `${this.home}/posts/${slug}`;
  }

  /** The page of a product. */
  product(slug: string): string {
    return `${this.home}/products/${slug}`;
  }

  /** An address of this service itself. */
  own(path: string): string {
    return `${this.config.http.publicUrl}${path}`;
  }
}
