import { Controller, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { File, TakesFiles, type FileBody } from '../../http/edge/file-bodies.js';
import { AnswersWithin } from '../../http/edge/long-answers.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { PayloadTooLarge, UnsupportedMediaType } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { PostImportDto } from './dto/post-import.dto.js';
import { PostExport } from './post-export.js';
import { mostFileBytes, PostImportsService } from './post-imports.service.js';

const [zip, xml] = ['application/zip', 'application/xml'];
const file = { type: 'string', format: 'binary', maxLength: mostFileBytes } as const;

@Controller('posts')
export class PostTransferController {
  constructor(
    private readonly imports: PostImportsService,
    private readonly exports: PostExport,
  ) {}

  /**
   * Import posts from a file.
   *
   * @remarks `application/zip` holds Markdown files with front matter as `GET /posts/export` gives them. A post is known by its
   *   `id`, without one by its `slug`, without that by the name of its file; an unknown one is made, and a known one becomes what the file
   *   says, as a new revision if that is something new. `application/xml` is an export of WordPress (WXR): its posts become Markdown, with
   *   categories and tags as tags; pages, attachments and comments are left out. The import goes on after the answer:
   *   `GET /post-imports/:id` says how far it is.
   */
  @Post('import')
  @HttpCode(202)
  @Requires('posts:write:any')
  @Creates('/post-imports')
  @Idempotent()
  @TakesFiles([zip, xml], mostFileBytes)
  @AnswersWithin(60)
  @ApiConsumes(zip, xml)
  @ApiBody({ schema: file })
  @ApiAcceptedResponse({ type: PostImportDto })
  @Throws(PayloadTooLarge, UnsupportedMediaType)
  createPostImport(
    @File() { type, stream }: FileBody,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<PostImportDto> {
    return this.imports.begin(caller, type === zip ? 'zip' : 'wxr', stream, retry);
  }

  /**
   * Posts as a file.
   *
   * @remarks A zip archive with a Markdown file for each post: its facts as YAML front matter, then its text as it is. One's own
   *   posts; for those who read all drafts everybody's. Of authors it names the id of the account and nothing else. An import of the file
   *   changes nothing.
   */
  @Get('export')
  @Owner('posts:write', 'posts:read:any')
  @Header('cache-control', 'no-store')
  @AnswersWithin(600)
  @ApiProduces(zip)
  @ApiOkResponse({ schema: file })
  getPostExport(@CurrentCaller() caller: Caller): StreamableFile {
    return new StreamableFile(this.exports.export(caller), {
      type: zip,
      disposition: 'attachment; filename="posts.zip"',
    });
  }
}
