/**
 * Expected outcomes that a screen can act on. Each code has one sentence per language in `src-shared/texts`
 * that says what happened and what to do next.
 */
export const errorCodes = [
  'invalid',
  'not-found',
  'conflict',
  'forbidden',
  'no-profile',
  'profile-exists',
  'profile-in-use',
  'read-only',
  'disk-full',
  'disk-error',
  'damaged',
  'wrong-key',
  'key-unavailable',
  'not-a-database',
  'newer-version',
  'busy',
  'cancelled',
  'too-large',
  'unreadable-file',
  'not-supported',
  'not-available-here',
  'offline',
  'not-an-office',
  'no-office',
  'wrong-password',
  'too-weak-password',
  'password-change-due',
  'signed-out',
  'device-revoked',
  'account-closed',
  'too-many-tries',
  'server-too-old',
  'client-too-old',
  'office-changed',
  'unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What crosses the wire when a call is refused. `fields` maps an input's field to a key of the catalogue's `fieldErrors`. */
export interface ErrorShape {
  readonly code: ErrorCode;
  /** For logs and scripts, in English; screens show the catalogue's sentence for `code`. */
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** An expected refusal. Thrown by services; the dispatcher turns it into an `ErrorShape`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly details: Readonly<Record<string, string | number | boolean | null>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      fields?: Readonly<Record<string, string>>;
      details?: Readonly<Record<string, string | number | boolean | null>>;
      cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = more.fields;
    this.details = more.details;
  }

  toShape(): ErrorShape {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields === undefined ? {} : { fields: this.fields }),
      ...(this.details === undefined ? {} : { details: this.details }),
    };
  }
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorShape };
