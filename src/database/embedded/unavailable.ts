/** PostgreSQL cannot be started here; the message says why and what to do. */
export class EmbeddedUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`PostgreSQL cannot be started: ${reason}\nSet DATABASE_URL to use a server of your own.`, options);
  }
}
