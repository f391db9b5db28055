import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { Public } from '../access/access.decorators.js';
import { Essential } from '../http/overload/shedding.js';
import { JwksDto } from './dto/jwks.dto.js';
import { SigningKeys } from './keys/signing-keys.js';

@Controller({ path: '.well-known', version: VERSION_NEUTRAL })
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  /** The public keys that verify access tokens. @remarks Keep it for five minutes; the next key is in it for fifteen before it signs. */
  @Get('jwks.json')
  @Essential()
  @Public()
  @Header('cache-control', 'public, max-age=300')
  getJwks(): Promise<JwksDto> {
    return this.keys.jwks();
  }
}
