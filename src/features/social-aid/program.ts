import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';

export type AidTarget = 'person' | 'family' | 'household';

export const TARGET_WORDS: Readonly<Record<AidTarget, string>> = {
  person: 'Perorangan',
  family: 'Keluarga',
  household: 'Rumah tangga',
};

/** One programme of social aid. */
export interface AidProgram {
  id: string;
  name: string;
  target: AidTarget;
  fundSource: string;
  decision: string;
  criteria: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  /** Rupiah of one payout. */
  amount: number;
  isPublished: boolean;
  /** Who receives now. */
  recipients: number;
  /** Rupiah paid so far. */
  paid: number;
}

export const PROGRAM_LIST: ListShape = { sorts: ['name', 'start'], defaultSort: '-start' };

/** Sums are of the whole programme: nobody is told by them, so they are read beyond the walls by who may see the programme. */
const PROGRAM = `p.id, p.name, p.target, p.fund_source as "fundSource", p.decision, p.criteria, p.starts_on as "startsOn",
  p.ends_on as "endsOn", p.amount, p.published_at is not null as "isPublished",
  (select count(*)::int from aid_recipients r where r.tenant_id = p.tenant_id and r.program_id = p.id
    and r.state = 'active') as recipients,
  (select coalesce(sum(o.amount), 0)::bigint from aid_payouts o join aid_recipients r on r.tenant_id = o.tenant_id
    and r.id = o.recipient_id where o.tenant_id = p.tenant_id and r.program_id = p.id and o.state = 'paid') as paid`;

export async function findPrograms(
  tx: Tx,
  list: ListQuery,
  { isPublishedOnly = false }: { isPublishedOnly?: boolean } = {},
): Promise<{ items: AidProgram[]; total: number }> {
  const values = [list.q.toLowerCase(), isPublishedOnly];
  const where = `p.tenant_id = balai.tenant_id() and ($1 = '' or strpos(lower(p.name), $1) > 0)
    and (not $2 or p.published_at is not null)`;
  const order = orderBy(list, { name: 'lower(p.name)', start: 'p.starts_on' }, 'p.id');
  const items = await tx.query<AidProgram>(
    `select ${PROGRAM} from aid_programs p where ${where} ${order} limit ${list.size} offset ${list.offset}`,
    values,
  );
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from aid_programs p where ${where}`,
    values,
  );
  return { items, total: counted!.total };
}

/** @throws AppError 404 */
export async function readProgram(tx: Tx, id: string): Promise<AidProgram> {
  const found = await tx.one<AidProgram>(
    `select ${PROGRAM} from aid_programs p where p.tenant_id = balai.tenant_id() and p.id = $1`,
    [id],
  );
  if (!found) throw notFound();
  return found;
}

/** Writes a programme, new or changed. @returns its id @throws AppError 422 with a sentence for each wrong field */
export async function saveProgram(
  ctx: WorkContext,
  tx: Tx,
  typed: Readonly<Record<string, string>>,
  id?: string,
): Promise<string> {
  const before = id ? await readProgram(tx, id) : undefined;
  const checked = checkProgram(typed, before);
  const key = id ?? uuidv7();
  await tx.execute(
    before
      ? `update aid_programs set name = $2, target = $3, fund_source = $4, decision = $5, criteria = $6, starts_on = $7,
           ends_on = $8, amount = $9 where tenant_id = balai.tenant_id() and id = $1`
      : `insert into aid_programs (id, name, target, fund_source, decision, criteria, starts_on, ends_on, amount)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [key, ...checked],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: before ? 'aid.program_changed' : 'aid.program_made',
      resource: 'aid-program',
      objectId: key,
    },
    objectLabel: String(checked[0]),
    ...(before && { before: { amount: before.amount, from: before.startsOn, to: before.endsOn } }),
    after: { amount: checked[7], from: checked[5], to: checked[6] },
  });
  return key;
}

/** Shows the list with masked names to everybody, or takes it away again. */
export async function publishProgram(ctx: WorkContext, tx: Tx, id: string): Promise<boolean> {
  const program = await readProgram(tx, id);
  await tx.execute(
    'update aid_programs set published_at = $2 where tenant_id = balai.tenant_id() and id = $1',
    [id, program.isPublished ? null : ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: program.isPublished ? 'aid.program_hidden' : 'aid.program_published' },
    ...{ resource: 'aid-program', objectId: id, objectLabel: program.name },
  });
  return !program.isPublished;
}

/** @throws AppError 409 once somebody received from it: past years stay */
export async function removeProgram(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const program = await readProgram(tx, id);
  await tx
    .execute('delete from aid_programs where tenant_id = balai.tenant_id() and id = $1', [id])
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23503') throw error;
      throw conflict(
        'has_recipients',
        'Program ini sudah punya penerima atau sanggahan, jadi tetap tersimpan.',
      );
    });
  await recordAudit(ctx, tx, {
    ...{ action: 'aid.program_removed', resource: 'aid-program', objectId: id, objectLabel: program.name },
  });
}

function checkProgram(typed: Readonly<Record<string, string>>, before: AidProgram | undefined) {
  const text = (name: string) => (typed[name] ?? '').trim();
  const amount = parseRupiah(text('amount'));
  const faults: Record<string, string> = {};
  if (text('name').length < 3 || text('name').length > 100)
    faults.name = 'Isi nama program, 3 sampai 100 huruf.';
  if (!(text('target') in TARGET_WORDS)) faults.target = 'Pilih sasaran program.';
  else if (before && before.recipients > 0 && before.target !== text('target'))
    faults.target = 'Sasaran tidak diubah lagi setelah ada penerima.';
  if (text('fundSource').length < 2 || text('fundSource').length > 80)
    faults.fundSource = 'Isi asal dana, misalnya Dana Desa.';
  if (text('decision').length > 120) faults.decision = 'Paling banyak 120 huruf.';
  if (text('criteria').length > 1000) faults.criteria = 'Paling banyak 1.000 huruf.';
  if (!isPlainDate(text('startsOn'))) faults.startsOn = 'Isi tanggal mulai.';
  if (!isPlainDate(text('endsOn')) || text('endsOn') < text('startsOn'))
    faults.endsOn = 'Isi tanggal selesai, sesudah tanggal mulai.';
  if (amount.kind !== 'amount' || amount.amount < 1 || amount.amount > 100_000_000_000)
    faults.amount = 'Isi besarnya sekali salur dalam rupiah bulat, misalnya 300.000.';
  if (Object.keys(faults).length > 0 || amount.kind !== 'amount') throw invalid(faults);
  return [
    ...[text('name'), text('target'), text('fundSource'), text('decision'), text('criteria')],
    ...[text('startsOn'), text('endsOn'), amount.amount],
  ] as const;
}
