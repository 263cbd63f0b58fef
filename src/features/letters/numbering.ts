import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { takeOfYear } from '#kernel/numbering';
import { changeSetting, defineSetting, readSetting } from '#kernel/settings';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';

/** How letters are numbered: each type by itself, all letters together, or together with the mail of the agenda. */
export const numberingSetting = defineSetting(
  'letters.numbering',
  z.object({
    mode: z.enum(['type', 'letters', 'agenda']),
    pattern: z.string().max(80),
    villageCode: z.string().max(12),
  }),
  { mode: 'type', pattern: '[klasifikasi]/[nomor]/[kode]/[desa]/[bulan]/[tahun]', villageCode: 'DS' },
);
export type Numbering = (typeof numberingSetting)['initial'];

const PARTS = ['klasifikasi', 'nomor', 'kode', 'desa', 'bulan', 'tahun'];
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

/** What is wrong with a pattern: numbers made by it could be mistaken for one another. */
export function patternFault({ mode, pattern }: Numbering): string | undefined {
  const used = [...pattern.matchAll(/\[([^\]]*)\]/g)].map(([, part]) => part ?? '');
  const unknown = used.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) return `Bagian “[${unknown}]” tidak dikenal.`;
  if (!used.includes('nomor') || !used.includes('tahun')) return 'Pola harus memuat [nomor] dan [tahun].';
  if (mode === 'type' && !used.includes('kode'))
    return 'Bila tiap jenis surat bernomor sendiri, pola harus memuat [kode].';
  return /^[A-Za-z0-9[\]/. -]+$/.test(pattern)
    ? undefined
    : 'Pakai huruf, angka, garis miring, titik, dan strip.';
}

/** A number as it stands on paper. */
export function numberText(
  { pattern, villageCode }: Numbering,
  given: { classification: string; code: string; year: number; month: number; number: number },
): string {
  const parts: Record<string, string> = {
    klasifikasi: given.classification,
    nomor: String(given.number).padStart(3, '0'),
    kode: given.code,
    desa: villageCode,
    bulan: ROMAN[given.month - 1] ?? '',
    tahun: String(given.year),
  };
  return pattern.replace(/\[([^\]]*)\]/g, (_, part: string) => parts[part] ?? '');
}

export type NumberPurpose = 'letter' | 'mail_in' | 'mail_out' | 'void';

export interface GivenNumber {
  id: string;
  text: string;
  number: number;
}

/**
 * The next number, written into the number book. The series stays locked until the transaction ends: whoever comes next
 * waits, and what is rolled back leaves no gap. Take it last.
 *
 * @param given.month of the day on the paper
 */
export async function giveNumber(
  ctx: WorkContext,
  tx: Tx,
  given: {
    purpose: NumberPurpose;
    classification: string;
    code: string;
    month: number;
    voidReason?: string;
  },
): Promise<GivenNumber> {
  const numbering = await readSetting(tx, numberingSetting);
  const { purpose, classification, code, month, voidReason } = given;
  const series = seriesOf(numbering.mode, purpose, code);
  const { year, number } = await takeOfYear(ctx, tx, series);
  const text = purpose.startsWith('mail')
    ? mailNumber(numbering, purpose, { year, month, number })
    : numberText(numbering, { classification, code, year, month, number });
  const id = uuidv7();
  const { id: actorId } = actorOf(ctx);
  await tx.execute(
    `insert into letter_numbers (id, series, year, number, text, purpose, given_at, given_by, voided_at, voided_by, void_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9::text is not null then $7::timestamptz end,
       case when $9::text is not null then $8::uuid end, $9)`,
    [...[id, series, year, number, text, purpose], ctx.now, actorId, voidReason ?? null],
  );
  return { id, text, number };
}

/** Mail has its own numbers; in the common mode it shares the one series with letters. */
function seriesOf(mode: Numbering['mode'], purpose: NumberPurpose, code: string): string {
  if (mode === 'agenda') return 'letter agenda';
  if (purpose === 'mail_in' || purpose === 'mail_out') return `letter ${purpose}`;
  return mode === 'type' ? `letter ${code}` : 'letter all';
}

const mailNumber = (
  { villageCode }: Numbering,
  purpose: NumberPurpose,
  { year, month, number }: { year: number; month: number; number: number },
) =>
  `${String(number).padStart(3, '0')}/${purpose === 'mail_in' ? 'SM' : 'SK'}/${villageCode}/${ROMAN[month - 1]}/${year}`;

/** One line of the number book. */
export interface BookedNumber {
  id: string;
  series: string;
  year: number;
  number: number;
  text: string;
  purpose: NumberPurpose;
  givenAt: Date;
  letterId: string | null;
  letterTitle: string | null;
  mailSubject: string | null;
  voidReason: string | null;
}

export const NUMBER_LIST: ListShape = {
  sorts: ['given', 'number'],
  defaultSort: '-given',
  filters: ['year', 'purpose', 'void', 'series'],
};

/** The number book: every number that was given out, struck ones with their reasons. */
export async function findNumbers(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: BookedNumber[]; total: number }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['n.tenant_id = balai.tenant_id()'];
  const { year, purpose, void: isVoid, series } = list.filters;
  if (year) all.push(`n.year = any(${put(year.filter((one) => /^\d{4}$/.test(one)))}::int[])`);
  if (purpose) all.push(`n.purpose = any(${put(purpose)}::text[])`);
  if (series) all.push(`n.series = any(${put(series)}::text[])`);
  if (isVoid) all.push(`n.voided_at is ${isVoid.includes('ya') ? 'not null' : 'null'}`);
  if (list.q !== '') all.push(`strpos(lower(n.text), ${put(list.q.toLowerCase())}) > 0`);
  const where = all.join(' and ');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from letter_numbers n where ${where}`,
    [...values],
  );
  const order = orderBy(list, { given: 'n.given_at', number: ['n.year', 'n.series', 'n.number'] }, 'n.id');
  const items = await tx.query<BookedNumber>(
    `select n.id, n.series, n.year, n.number, n.text, n.purpose, n.given_at as "givenAt", l.id as "letterId",
        l.title as "letterTitle", m.subject as "mailSubject", n.void_reason as "voidReason"
       from letter_numbers n
       left join letters l on l.tenant_id = n.tenant_id and l.number_id = n.id
       left join letter_mails m on m.tenant_id = n.tenant_id and m.number_id = n.id
      where ${where} ${order} limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items, total: counted!.total };
}

/** One number of the book, to strike it; nothing for one that is not there or was struck. */
export function readNumber(tx: Tx, id: string): Promise<{ id: string; text: string } | undefined> {
  return tx.one<{ id: string; text: string }>(
    'select id, text from letter_numbers where tenant_id = balai.tenant_id() and id = $1 and voided_at is null',
    [id],
  );
}

/** Changes how letters are numbered from now on. @throws AppError 422 with a sentence for each wrong field */
export async function saveNumbering(
  ctx: WorkContext,
  tx: Tx,
  typed: { mode: string; pattern: string; villageCode: string },
): Promise<void> {
  const parsed = numberingSetting.shape.safeParse(typed);
  if (!parsed.success) throw invalid({ mode: 'Pilih cara menomori.' });
  const fault = patternFault(parsed.data);
  if (fault) throw invalid({ pattern: fault });
  if (!/^[A-Za-z0-9.-]{1,12}$/.test(typed.villageCode))
    throw invalid({ villageCode: 'Isi kode desa: huruf, angka, titik, atau strip.' });
  await changeSetting(ctx, tx, numberingSetting, { value: parsed.data, label: 'Penomoran surat' });
}

/**
 * Strikes a number: it stays in the book with its reason and is never given again. A letter under it is revoked with it.
 *
 * @throws AppError 422 naming `reason`; 409 for one that was struck already
 */
export async function voidNumber(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  if (reason.length < 10 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, 10 sampai 300 huruf: alasan ini tinggal di buku.' });
  const row = await tx.one<{ text: string; voidedAt: Date | null }>(
    `select text, voided_at as "voidedAt" from letter_numbers
      where tenant_id = balai.tenant_id() and id = $1 for update`,
    [id],
  );
  if (!row) throw notFound();
  if (row.voidedAt) throw conflict('already_void', 'Nomor ini sudah dibatalkan.');
  const { id: actorId } = actorOf(ctx);
  await tx.execute(
    `update letter_numbers set voided_at = $2, voided_by = $3, void_reason = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now, actorId, reason],
  );
  await tx.execute(
    `update letters set revoked_at = $2, revoked_by = $3, revoked_reason = $4
      where tenant_id = balai.tenant_id() and number_id = $1 and revoked_at is null`,
    [id, ctx.now, actorId, reason],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_number.voided', resource: 'letter-number', objectId: id, objectLabel: row.text },
    reason,
  });
}
