import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Renderer } from '../markdown/renderer.js';
import { PostPresenter } from '../presenting/post-presenter.js';

/** What a text would look like as a post, before it is one: made as posts are, and kept nowhere. */
@Injectable()
export class TextPreview {
  constructor(
    private readonly renderer: Renderer,
    private readonly presenter: PostPresenter,
  ) {}

  /** The HTML of the text, with the products in it that are on sale now. @throws ContentTooComplex, Unavailable */
  async htmlOf(caller: Caller, content: string): Promise<string> {
    const rendered = await this.renderer.render(caller.id, content);
    const { html } = await this.presenter.filled(rendered.html);
    return html;
  }
}
