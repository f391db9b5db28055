import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { ShortListQuery } from '../../http/list/short-list-query.dto.js';
import { pageOfShort } from '../../http/list/short-list.js';
import { From, type Origin } from '../../http/origin.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { DeviceDto, DevicePageDto } from './dto/device.dto.js';
import { OwnSessionsService } from './own-sessions.service.js';

@Controller()
export class SessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  /** The devices that you are signed in on. @remarks The last used first, a hundred at most. */
  @Get('auth/sessions')
  @Requires('security:manage')
  async listSessions(
    @Query() query: ShortListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<DevicePageDto> {
    const devices = pageOfShort(await this.sessions.list(caller), query);
    return DevicePageDto.of(devices, (row) => DeviceDto.from(row, caller));
  }

  /** Sign one device out. @remarks Its access tokens stop at once, everywhere. */
  @Delete('auth/sessions/:id')
  @HttpCode(204)
  @Owner('security:manage')
  @Throws(NotFound)
  endSession(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.sessions.end(caller, id, origin, precondition);
  }

  /** Sign all other devices out. */
  @Delete('auth/sessions')
  @HttpCode(204)
  @Requires('security:manage')
  endOtherSessions(
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.sessions.endOthers(caller, origin, precondition);
  }

  /** Sign somebody out everywhere. */
  @Delete('users/:id/sessions')
  @HttpCode(204)
  @Requires('sessions:end:any')
  @Throws(NotFound)
  endUserSessions(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<void> {
    return this.sessions.endAllOf(caller, id, origin);
  }
}
