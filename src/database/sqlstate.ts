/** The facts that PostgreSQL (or pg itself) gives with an error. */
export interface DatabaseFault {
  readonly sqlState: string;
  readonly constraint: string | null;
}

/** The database's own fault behind an error, through TypeORM's wrapping; null when it has none. */
export function faultOf(error: unknown): DatabaseFault | null {
  if (typeof error !== 'object' || error === null) return null;
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  const { code, constraint, message } = inner as { code?: unknown; constraint?: unknown; message?: unknown };
  const isLost = networkCodes.has(String(code)) || lostConnection.test(String(message));
  if (isLost) return { sqlState: '08006', constraint: null };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return null;
  return { sqlState: code, constraint: typeof constraint === 'string' ? constraint : null };
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const lostConnection =
  /^(Query read timeout|timeout e(xceeded when trying to connect|xpired)|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|Connection is not|Driver not Connected)/;

/** Deadlock, serialization failure, lock timeout: the whole transaction may be tried again. */
export function isRetryable(fault: DatabaseFault): boolean {
  return fault.sqlState === '40001' || fault.sqlState === '40P01' || fault.sqlState === '55P03';
}

/** The database cannot serve now; the same request may succeed later (R31). */
export function isUnavailable(fault: DatabaseFault): boolean {
  return isRetryable(fault) || /^(57014|57P0.|53...|25006|25P03|08...)$/.test(fault.sqlState);
}

/** The value cannot be stored as the type demands: the caller's fault. */
export function isUnstorable(fault: DatabaseFault): boolean {
  return /^(22...)$/.test(fault.sqlState);
}
