import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { idIn } from '#kernel/http';
import type { Signature } from '#kernel/print';
import { AppError, actorOf, invalid, notFound, type WorkContext } from '#kernel/work';

export const CAPACITIES = [
  { value: 'head', label: 'Kepala Desa' },
  { value: 'an', label: 'a.n. (atas nama)' },
  { value: 'ub', label: 'u.b. (untuk beliau)' },
  { value: 'plt', label: 'Plt. (pelaksana tugas)' },
  { value: 'plh', label: 'Plh. (pelaksana harian)' },
] as const;
export type Capacity = (typeof CAPACITIES)[number]['value'];

/** Who may sign, in which capacity, and until when. */
export interface Signatory {
  id: string;
  accountId: string;
  capacity: Capacity;
  name: string;
  office: string;
  through: string;
  staffNumber: string;
  validFrom: string;
  validUntil: string | null;
  decree: string;
}

const COLUMNS = `id, account_id as "accountId", capacity, name, office, through, staff_number as "staffNumber",
  valid_from as "validFrom", valid_until as "validUntil", decree`;

/** Everybody who signs or signed, the newest term first. */
export function readSignatories(tx: Tx): Promise<Signatory[]> {
  return tx.query<Signatory>(
    `select ${COLUMNS} from letter_signatories where tenant_id = balai.tenant_id() order by valid_from desc, id desc`,
  );
}

/** The term under which whoever acts signs today. @throws AppError 403 for who has none */
export async function signatoryOf(ctx: WorkContext, tx: Tx): Promise<Signatory> {
  const found = await tx.one<Signatory>(
    `select ${COLUMNS} from letter_signatories
      where tenant_id = balai.tenant_id() and account_id = $1 and valid_from <= $2::date
        and (valid_until is null or valid_until >= $2::date)
      order by valid_from desc, id desc limit 1`,
    [actorOf(ctx).id, todayOf(ctx)],
  );
  if (!found)
    throw new AppError(
      'no_term',
      403,
      'Masa tugas Anda sebagai penanda tangan belum dicatat atau sudah berakhir. Minta petugas mencatatnya di Penanda Tangan.',
    );
  return found;
}

/**
 * Records a term. The right to sign is a grant to the account, given by whoever keeps the roles; without a term it opens
 * nothing.
 *
 * @throws AppError 422 with a sentence for each wrong field
 */
export async function addSignatory(
  ctx: WorkContext,
  tx: Tx,
  wish: Omit<Signatory, 'id' | 'capacity' | 'validUntil'> & { capacity: string; validUntil: string },
): Promise<string> {
  const faults: Record<string, string> = {};
  const capacity = CAPACITIES.find(({ value }) => value === wish.capacity)?.value;
  if (!capacity) faults.capacity = 'Pilih kedudukannya.';
  if (wish.name.length < 2 || wish.name.length > 150) faults.name = 'Isi nama seperti di surat.';
  if (wish.office.length < 2 || wish.office.length > 120) faults.office = 'Isi jabatannya.';
  if (capacity === 'ub' && wish.through.length < 2)
    faults.through = 'Isi jabatan yang diwakili, misalnya Sekretaris Desa.';
  if (!isPlainDate(wish.validFrom)) faults.validFrom = 'Isi tanggal mulai.';
  if (wish.validUntil !== '' && (!isPlainDate(wish.validUntil) || wish.validUntil < wish.validFrom))
    faults.validUntil = 'Isi tanggal setelah tanggal mulai.';
  if (capacity && capacity !== 'head' && wish.validUntil === '')
    faults.validUntil = 'Pelimpahan selalu ada akhirnya. Isi tanggalnya.';
  const account = await tx.one(
    `select 1 from accounts where tenant_id = balai.tenant_id() and id = $1 and status = 'active'`,
    [idIn(wish.accountId)],
  );
  if (!account) faults.accountId = 'Pilih akunnya.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const id = uuidv7();
  await tx.execute(
    `insert into letter_signatories
       (id, account_id, capacity, name, office, through, staff_number, valid_from, valid_until, decree)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, wish.accountId, capacity, wish.name, wish.office, wish.through.slice(0, 120)],
      ...[wish.staffNumber.slice(0, 40), wish.validFrom, wish.validUntil || null, wish.decree.slice(0, 80)],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_signatory.added', resource: 'letter-type', objectId: id, objectLabel: wish.name },
    after: { capacity, office: wish.office, validFrom: wish.validFrom, validUntil: wish.validUntil },
  });
  return id;
}

/** Ends a term with the day before: what was signed in it stays signed. @throws AppError 404 */
export async function endSignatory(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const ended = await tx.one<{ name: string }>(
    `update letter_signatories set valid_until = greatest(valid_from, $2::date - 1)
      where tenant_id = balai.tenant_id() and id = $1 and (valid_until is null or valid_until >= $2::date) returning name`,
    [id, todayOf(ctx)],
  );
  if (!ended) throw notFound();
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_signatory.ended', resource: 'letter-type', objectId: id, objectLabel: ended.name },
  });
}

/** How the foot of a letter reads. */
export function signatureOf(
  { capacity, office, through, name, staffNumber }: Signatory,
  given: { place: string; village: string },
): Signature {
  const head = `Kepala ${given.village}`;
  const title = {
    head: office,
    an: `a.n. ${head}\n${office}`,
    ub: `a.n. ${head}\n${through}\nu.b.\n${office}`,
    plt: `Plt. ${head}`,
    plh: `Plh. ${head}`,
  }[capacity];
  return { place: given.place, title, name, ...(staffNumber ? { note: `NIP ${staffNumber}` } : {}) };
}
