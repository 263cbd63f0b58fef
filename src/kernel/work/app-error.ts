export type FieldErrors = Readonly<Record<string, string>>;

/**
 * A failure that is told to a person: a stable English code for machines, an Indonesian message that says what to do,
 * and, where a form was wrong, a sentence for each field.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: FieldErrors;

  constructor(code: string, status: number, message: string, fields: FieldErrors = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

export const notFound = () =>
  new AppError('not_found', 404, 'Halaman atau data ini tidak ada, atau bukan bagian dari wewenang Anda.');

export const forbidden = (reason = 'Anda tidak memiliki akses ke halaman ini.') =>
  new AppError('forbidden', 403, reason);

export const unauthenticated = () => new AppError('unauthenticated', 401, 'Silakan masuk lebih dahulu.');

export const invalid = (fields: FieldErrors, message = 'Ada isian yang perlu diperbaiki.') =>
  new AppError('invalid', 422, message, fields);

export const conflict = (code: string, message: string) => new AppError(code, 409, message);

export const tooMany = (message = 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.') =>
  new AppError('too_many', 429, message);

/** Errors of the kernel's other rooms carry the same three properties without being made here. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const it = error as { code?: unknown; status?: unknown; message?: unknown; fields?: FieldErrors } | null;
  if (it && typeof it.code === 'string' && typeof it.status === 'number' && typeof it.message === 'string') {
    return new AppError(it.code, it.status, it.message, it.fields);
  }
  return undefined;
}
