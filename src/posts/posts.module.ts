import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
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
import { Renderer } from './markdown/renderer.js';
import { PostReading } from './post-reading.js';
import { Post } from './post.entity.js';
import { DiscussionsFacade } from './discussions.facade.js';
import { PostsFacade } from './posts.facade.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';
import { PostWriting } from './post-writing.js';
import { Publishing } from './publishing.js';
import { Tags } from './tags/tags.js';
import { TagsController } from './tags/tags.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Post, Comment])],
  controllers: [
    PostsController,
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
    Likes,
    PostReading,
    PostsFacade,
    PostsService,
    PostWriting,
    Publishing,
    Renderer,
    Tags,
  ],
  exports: [DiscussionsFacade, PostsFacade],
})
export class PostsModule {}
