import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';
import { serverError, timeHeader, type RouteName, type ServerErrorCode } from '../../../src-shared/sync/protocol.ts';

/** A refusal in the office's own words; `code` is the one that a screen knows. */
export class OfficeRefusal extends AppError {
  readonly serverCode: ServerErrorCode;
  /** The office's clock in milliseconds, where the answer told it. */
  readonly serverTime: number | null;

  constructor(
    serverCode: ServerErrorCode,
    serverTime: number | null,
    message: string,
    more: ConstructorParameters<typeof AppError>[2] = {},
  ) {
    super(codes[serverCode], message, more);
    this.serverCode = serverCode;
    this.serverTime = serverTime;
  }
}

const codes: Readonly<Record<ServerErrorCode, ErrorCode>> = {
  invalid: 'invalid',
  // Only seen where a fresh access token is refused as well.
  unauthenticated: 'signed-out',
  'wrong-password': 'wrong-password',
  'signed-out': 'signed-out',
  'device-revoked': 'device-revoked',
  'foreign-device': 'forbidden',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'too-weak-password': 'too-weak-password',
  'password-change-due': 'password-change-due',
  'too-many-tries': 'too-many-tries',
  'too-large': 'too-large',
  'client-too-old': 'client-too-old',
  // From the laptop's side: it is the server that has to be brought up to date.
  'client-too-new': 'server-too-old',
  'office-changed': 'office-changed',
  'clock-skew': 'unexpected',
  unavailable: 'busy',
  unexpected: 'unexpected',
};

interface Refused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an answer without success means. Only an error in our own shape is the office's; a gateway's page is no office at all. */
export async function readRefusal(response: Refused, route: RouteName, read: () => Promise<string>): Promise<AppError> {
  const details = { status: response.status, contentType: (response.headers['content-type'] ?? '').slice(0, 100), route };
  const error = parseError(await read());
  if (error !== null) {
    return new OfficeRefusal(error.code, serverTimeOf(response.headers), error.message, {
      details: { ...details, ...(error.retryAfterS === undefined ? {} : { retryAfterS: error.retryAfterS }) },
      ...(error.fields === undefined ? {} : { fields: error.fields }),
    });
  }
  // The office's own gateway, whose server is being started again: nothing to change on this side.
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    return new AppError('busy', `the office's server is not there at the moment (${response.status})`, {
      details: { ...details },
    });
  }
  return new AppError('not-an-office', `answer ${response.status} is not of an office`, { details });
}

/** Null where the answer does not tell it. */
export function serverTimeOf(headers: Readonly<Record<string, string>>): number | null {
  const time = Number(headers[timeHeader] ?? Number.NaN);
  return Number.isSafeInteger(time) && time > 0 ? time : null;
}

function parseError(text: string) {
  try {
    const parsed = serverError.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.error : null;
  } catch {
    return null;
  }
}
