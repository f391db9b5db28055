import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import type { Rows } from '../../database/statement.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { ShippingFacade, type ShippingMethod } from '../../shipping/shipping.facade.js';
import { TaxesFacade, type TaxRate } from '../../taxes/taxes.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import type { PlaceOrderDto } from '../dto/place-order.dto.js';
import type { Address } from '../order.entity.js';
import { ShippingMethodUnavailable, UnknownAddress } from './terms.problems.js';

/** What decides beside the goods what an order comes to, as it is at this moment. */
export interface Terms {
  readonly address: Address | null;
  /** It goes to the country of the address. */
  readonly method: ShippingMethod | null;
  readonly tax: TaxRate | null;
}

/** Where an order goes, how, and which tax is on it. */
@Injectable()
export class OrderTerms {
  constructor(
    private readonly database: Database,
    private readonly users: UsersFacade,
    private readonly shipping: ShippingFacade,
    private readonly taxes: TaxesFacade,
  ) {}

  /**
   * The terms of a request; in a transaction when `source` is one. No statement where nothing is said of an address, and
   * one for each of address id, method and tax otherwise. Where no address is, no tax is.
   *
   * @throws ValidationFailed an address and the id of another
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async of(caller: Caller, request: PlaceOrderDto, source: Rows = this.database.read): Promise<Terms> {
    const address = await this.addressOf(caller, request, source);
    const { shippingMethodId } = request;
    return {
      address,
      method: shippingMethodId === undefined ? null : await this.methodOf(shippingMethodId, address, source),
      tax: address === null ? null : await this.taxes.rateFor(source, address),
    };
  }

  private async addressOf(
    { id }: Caller,
    { shippingAddress: written, shippingAddressId: kept }: PlaceOrderDto,
    source: Rows,
  ): Promise<Address | null> {
    if (written !== undefined && kept !== undefined)
      throw new ValidationFailed([
        { field: 'shippingAddressId', message: 'stands beside an address; give one of them', code: 'BOTH' },
      ]);
    const given = kept === undefined ? written : await this.users.addressOf(source, id, kept);
    if (given === null) throw new UnknownAddress();
    if (given === undefined) return null;
    const { name, line1, line2 = null, city, region = null, postalCode, country } = given;
    return { name, line1, line2, city, region, postalCode, country };
  }

  private async methodOf(id: string, address: Address | null, source: Rows): Promise<ShippingMethod> {
    if (address === null) throw new ShippingMethodUnavailable('no-address');
    const method = await this.shipping.find(source, id);
    if (method === null) throw new ShippingMethodUnavailable('unknown');
    const { countries } = method;
    if (countries.length > 0 && !countries.includes(address.country))
      throw new ShippingMethodUnavailable('country');
    return method;
  }
}
