import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { DiscussionsFacade, type ReadableComment } from '../../posts/discussions.facade.js';
import { LetterEvents } from '../letter-events.js';
import { linkTo, quoted } from './front-end.js';
import { OptionalLetters, type Words } from './optional-letters.js';

/** Comments that one letter quotes; it counts all. */
const mostQuoted = 3;

/**
 * Tells authors of comments on their posts, and commenters of replies. Nobody is told of their own words, and who wrote
 * both the post and the comment gets one letter, about the post.
 */
@Injectable()
export class CommentLetters implements OnModuleInit {
  constructor(
    private readonly events: LetterEvents,
    private readonly letters: OptionalLetters,
    private readonly discussions: DiscussionsFacade,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.letters.register('comment_on_post', 'comments', async (tx, { itemIds }) =>
      this.onPost(await this.discussions.readable(tx, itemIds)),
    );
    this.letters.register('comment_reply', 'comments', async (tx, { itemIds }) =>
      this.replies(await this.discussions.readable(tx, itemIds)),
    );
    this.events.on(['comment.created'], (tx, event) => this.tell(tx, event));
    // once each: what was shown before has been told
    this.events.on(['comment.approved'], async (tx, event) => {
      if (event.payload['first'] === true) await this.tell(tx, event);
    });
  }

  private async tell(tx: Tx, { payload }: StoredEvent): Promise<void> {
    const itemId = String(payload['commentId']);
    const discussion = await this.discussions.of(tx, itemId);
    if (discussion === null) return;
    const { postId, postAuthorId, authorId, parentId, parentAuthorId } = discussion;
    if (postAuthorId !== null && postAuthorId !== authorId)
      await this.letters.tell(tx, {
        userId: postAuthorId,
        kind: 'comment_on_post',
        subjectId: postId,
        itemId,
      });
    if (parentId === null || parentAuthorId === null) return;
    if (parentAuthorId === authorId || parentAuthorId === postAuthorId) return;
    await this.letters.tell(tx, {
      userId: parentAuthorId,
      kind: 'comment_reply',
      subjectId: parentId,
      itemId,
    });
  }

  private onPost(comments: readonly ReadableComment[]): Words | null {
    const [first] = comments;
    if (first === undefined) return null;
    const title = `“${first.postTitle}”`;
    const subject =
      comments.length === 1 ? `A comment on ${title}` : `${comments.length} comments on ${title}`;
    return {
      subject,
      paragraphs: [`This is what readers say about your post ${title}.`],
      ...this.rest(comments),
    };
  }

  private replies(comments: readonly ReadableComment[]): Words | null {
    const [first] = comments;
    if (first === undefined) return null;
    const subject =
      comments.length === 1 ? 'A reply to your comment' : `${comments.length} replies to your comment`;
    const paragraphs = [`You commented on “${first.postTitle}”. This is what others answered.`];
    return { subject, paragraphs, ...this.rest(comments) };
  }

  private rest(comments: readonly ReadableComment[]): Pick<Words, 'sheet' | 'action'> {
    const notes = comments
      .slice(0, mostQuoted)
      .map(({ authorName, body }) => ({ label: authorName ?? 'A reader', lines: [quoted(body)] }));
    const more = comments.length - mostQuoted;
    const others = more > 0 ? [{ label: `And ${more} more`, lines: [] }] : [];
    const link = linkTo(this.config, 'Read the comments', `posts/${comments[0]?.postSlug ?? ''}`);
    return { sheet: { items: [], sums: [], notes: [...notes, ...others] }, ...link };
  }
}
