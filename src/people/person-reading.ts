import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { CartsFacade, type CartDto } from '../carts/carts.facade.js';
import { NotFound } from '../http/problem/problems.js';
import { MediaFacade, type MediumDto } from '../media/media.facade.js';
import { OrdersFacade } from '../orders/orders.facade.js';
import { PostsFacade } from '../posts/posts.facade.js';
import { UsersFacade, type UserAddressDto, type UserDto } from '../users/users.facade.js';
import { PersonDto, postsShown } from './dto/person.dto.js';

/** Reading what features know of a person together. */
@Injectable()
export class PersonReading {
  constructor(
    private readonly users: UsersFacade,
    private readonly carts: CartsFacade,
    private readonly media: MediaFacade,
    private readonly orders: OrdersFacade,
    private readonly posts: PostsFacade,
  ) {}

  /**
   * The account alone.
   *
   * @throws NotFound there is none, or it is somebody else's
   */
  async find(caller: Caller, id: string): Promise<UserDto> {
    const isVisible = id === caller.id || may(caller, 'users:read:any');
    const user = isVisible ? await this.users.find(id) : null;
    if (user === null) throw new NotFound();
    return user;
  }

  /** The addresses that the person keeps. */
  addressesOf({ id }: UserDto): Promise<UserAddressDto[]> {
    return this.users.addressesOf(id);
  }

  /** What the person means to buy. */
  cartOf({ id }: UserDto): Promise<CartDto> {
    return this.carts.exportOf(id);
  }

  /** What the person has put up, in batches. */
  mediaOf({ id }: UserDto): AsyncIterable<readonly MediumDto[]> {
    return this.media.exportOf(id);
  }

  /** The account with its newest posts and how many orders it has. @throws NotFound */
  async get(caller: Caller, id: string): Promise<PersonDto> {
    const user = await this.find(caller, id);
    const [posts, orderCount] = await Promise.all([
      this.posts.newestOf(caller, id, postsShown),
      this.orders.countOf(id),
    ]);
    return PersonDto.of(user, posts, orderCount);
  }
}
