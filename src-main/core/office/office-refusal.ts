import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';
import { serverError, type RouteName, type ServerErrorCode } from '../../../src-shared/sync/protocol.ts';

/** A refusal in the office's own words; `code` is the one that a screen knows. */
export class OfficeRefusal extends AppError {
  readonly serverCode: ServerErrorCode;

  constructor(serverCode: ServerErrorCode, message: string, more: ConstructorParameters<typeof AppError>[2] = {}) {
    super(codes[serverCode], message, more);
    this.serverCode = serverCode;
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
  'too-many-tries': 'too-many-tries',
  'too-large': 'too-large',
  'client-too-old': 'client-too-old',
  // From the laptop's side: it is the server that has to be brought up to date.
  'client-too-new': 'server-too-old',
  'office-changed': 'office-changed',
  unavailable: 'offline',
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
    return new OfficeRefusal(error.code, error.message, {
      details: { ...details, ...(error.retryAfterS === undefined ? {} : { retryAfterS: error.retryAfterS }) },
      ...(error.fields === undefined ? {} : { fields: error.fields }),
    });
  }
  // The office's own gateway, whose server is being started again: nothing to change on this side.
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    return new AppError('offline', `the office's server is not there at the moment (${response.status})`, {
      details: { ...details, cause: 'unavailable' },
    });
  }
  return new AppError('not-an-office', `answer ${response.status} is not of an office`, { details });
}

function parseError(text: string) {
  try {
    const parsed = serverError.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.error : null;
  } catch {
    return null;
  }
}
