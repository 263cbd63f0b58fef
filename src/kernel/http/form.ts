import type { ZodType } from 'zod';
import { AppError, type FieldErrors, invalid } from '#kernel/work';
import type { RequestContext } from './context.ts';
import { tellInIndonesian } from './form-words.ts';

tellInIndonesian();

const FORM_LIMIT_BYTES = 512 * 1024;
const FIELD_LIMIT_CHARACTERS = 100_000;

/**
 * Reads a urlencoded form (or a JSON body with the same names) up to half a megabyte.
 *
 * @throws AppError 413 when the body or one field is too large, 415 for another kind of body
 */
export async function readForm(ctx: RequestContext): Promise<Record<string, string | string[]>> {
  const type = ctx.request.headers.get('content-type') ?? '';
  const text = await readText(ctx.request.raw, FORM_LIMIT_BYTES);
  if (type.startsWith('application/json')) return readJsonFields(text);
  if (type !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new AppError('unsupported_body', 415, 'Isian dikirim dalam bentuk yang tidak kami kenal.');
  }
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) addField(fields, name, value);
  return fields;
}

/** Reads a JSON body. @throws AppError 400 when it is no JSON, 413 when too large */
export async function readJson(ctx: RequestContext): Promise<unknown> {
  const text = await readText(ctx.request.raw, FORM_LIMIT_BYTES);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AppError('malformed_json', 400, 'Isi permintaan bukan JSON yang sah.');
  }
}

/** Checks values against a schema. @throws AppError 422 with a sentence for each wrong field */
export function check<T>(schema: ZodType<T>, values: unknown): T {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw invalid(fieldErrors(result.error.issues));
}

export function fieldErrors(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): FieldErrors {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.join('.') || 'form'] ??= issue.message;
  return fields;
}

/** Reads a body as text and stops at the limit, whatever its headers promise. */
async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = () =>
    new AppError(
      'too_large',
      413,
      'Isian ini terlalu besar. Pendekkan teksnya, atau kirim sebagai lampiran.',
    );
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readJsonFields(text: string): Record<string, string | string[]> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError('malformed_json', 400, 'Isi permintaan bukan JSON yang sah.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('malformed_json', 400, 'Isi permintaan bukan JSON yang sah.');
  }
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) for (const one of value) addField(fields, name, String(one));
    else if (value !== null && value !== undefined) addField(fields, name, String(value));
  }
  return fields;
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  if (value.length > FIELD_LIMIT_CHARACTERS) {
    throw new AppError(
      'too_large',
      413,
      'Satu isian terlalu panjang. Pendekkan teksnya, atau kirim sebagai lampiran.',
    );
  }
  if (name === '__proto__') return;
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else fields[name] = [before, value];
}
