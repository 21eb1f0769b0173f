import type { ServerError, ServerErrorCode } from '../../src-shared/sync/protocol.ts';

const statuses: Record<ServerErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  'wrong-password': 401,
  'signed-out': 401,
  'device-revoked': 401,
  'foreign-device': 409,
  forbidden: 403,
  'not-found': 404,
  'too-weak-password': 400,
  'password-change-due': 403,
  'too-many-tries': 429,
  'too-large': 413,
  'client-too-old': 426,
  'client-too-new': 426,
  'clock-skew': 400,
  'office-changed': 409,
  unavailable: 503,
  unexpected: 500,
};

/** An expected refusal: the error handler turns it into an answer. `message` is English, for logs, and never holds what a person wrote. */
export class Refusal extends Error {
  readonly code: ServerErrorCode;
  readonly statusCode: number;
  readonly retryAfterS: number | undefined;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    code: ServerErrorCode,
    message: string,
    more: { status?: number; retryAfterS?: number; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.statusCode = more.status ?? statuses[code];
    this.retryAfterS = more.retryAfterS;
    this.fields = more.fields;
  }

  toAnswer(): ServerError {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.retryAfterS === undefined ? {} : { retryAfterS: this.retryAfterS }),
        ...(this.fields === undefined ? {} : { fields: { ...this.fields } }),
      },
    };
  }
}

export function refuse(code: ServerErrorCode, message: string, more: ConstructorParameters<typeof Refusal>[2] = {}): never {
  throw new Refusal(code, message, more);
}
