import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthModule } from '../health/health.module.js';
import { AuthorsController } from './authors/authors.controller.js';
import { CommentClosing } from './comments/comment-closing.js';
import { Comment } from './comments/comment.entity.js';
import { CommentModerationController } from './comments/comment-moderation.controller.js';
import { CommentModeration } from './comments/comment-moderation.js';
import { CommentReading } from './comments/comment-reading.js';
import { CommentRules } from './comments/comment-rules.js';
import { CommentsController } from './comments/comments.controller.js';
import { CommentsService } from './comments/comments.service.js';
import { Likes } from './likes/likes.js';
import { LikesController } from './likes/likes.controller.js';
import { MediaModule } from '../media/media.module.js';
import { Renderer } from './markdown/renderer.js';
import { OverduePosts } from './overdue.js';
import { JournalFacade } from './journal.facade.js';
import { PostPresenter } from './presenting/post-presenter.js';
import { PostImages } from './post-images.js';
import { PostReading } from './post-reading.js';
import { Post } from './post.entity.js';
import { DiscussionsFacade } from './discussions.facade.js';
import { PostsFacade } from './posts.facade.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';
import { PostRewriting } from './post-rewriting.js';
import { PostWriting } from './post-writing.js';
import { PreviewController } from './preview/preview.controller.js';
import { Previews } from './preview/previews.js';
import { TextPreview } from './preview/text-preview.js';
import { Publishing } from './publishing.js';
import { Revisions } from './revisions/revisions.js';
import { RevisionsController } from './revisions/revisions.controller.js';
import { PostFinder } from './search/post-finder.js';
import { TagKeeping } from './tags/tag-keeping.js';
import { Tags } from './tags/tags.js';
import { TagsController } from './tags/tags.controller.js';
import { PostImportsController } from './transfer/post-imports.controller.js';
import { PostTransferController } from './transfer/post-transfer.controller.js';
import { transferProviders } from './transfer/transfer.providers.js';
import { ProductsModule } from '../products/products.module.js';
import { UsersModule } from '../users/users.module.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Post, Comment]),
    HealthModule,
    MediaModule,
    ProductsModule,
    UsersModule,
  ],
  controllers: [
    // before the posts: its addresses look like slugs
    PostTransferController,
    PostImportsController,
    PostsController,
    RevisionsController,
    PreviewController,
    AuthorsController,
    CommentsController,
    CommentModerationController,
    LikesController,
    TagsController,
  ],
  providers: [
    CommentClosing,
    CommentModeration,
    CommentReading,
    CommentRules,
    CommentsService,
    DiscussionsFacade,
    JournalFacade,
    Likes,
    OverduePosts,
    PostImages,
    PostPresenter,
    PostFinder,
    PostReading,
    PostRewriting,
    PostsFacade,
    PostsService,
    PostWriting,
    Previews,
    Publishing,
    Renderer,
    Revisions,
    TagKeeping,
    Tags,
    TextPreview,
    ...transferProviders,
  ],
  exports: [DiscussionsFacade, JournalFacade, PostsFacade],
})
export class PostsModule {}
