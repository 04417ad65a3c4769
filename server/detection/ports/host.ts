/** What any part of the work asks of the host that it runs in. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Logger {
  debug(message: string, meta?: Record<string, unknown>): void;
  info(message: string, meta?: Record<string, unknown>): void;
  warn(message: string, meta?: Record<string, unknown>): void;
  error(message: string, meta?: Record<string, unknown>): void;
}
