import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, splitDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import { giveNumber } from './numbering.ts';

/** One line of the agenda book: mail that came in or went out. */
export interface BookedMail {
  id: string;
  direction: 'in' | 'out';
  agenda: string;
  mailNumber: string;
  mailDate: string;
  dealtOn: string;
  party: string;
  subject: string;
}

export const MAIL_LIST: ListShape = {
  sorts: ['dealt', 'agenda', 'party'],
  defaultSort: '-dealt',
  filters: ['direction', 'month'],
};

const FROM = 'letter_mails m join letter_numbers n on n.tenant_id = m.tenant_id and n.id = m.number_id';

/** Mail of one page of the agenda book. */
export async function findMails(tx: Tx, list: ListQuery): Promise<{ items: BookedMail[]; total: number }> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const all = ['m.tenant_id = balai.tenant_id()'];
  const { direction, month } = list.filters;
  if (direction) all.push(`m.direction = any(${put(direction)}::text[])`);
  const asked = month?.find((one) => /^\d{4}-\d{2}$/.test(one));
  if (asked) {
    const from = put(`${asked}-01`);
    all.push(`m.dealt_on >= ${from}::date and m.dealt_on < ${from}::date + interval '1 month'`);
  }
  if (list.q !== '') {
    const q = put(list.q.toLowerCase());
    all.push(
      `(strpos(lower(m.party), ${q}) > 0 or strpos(lower(m.subject), ${q}) > 0 or strpos(lower(n.text), ${q}) > 0)`,
    );
  }
  const where = all.join(' and ');
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from ${FROM} where ${where}`,
    [...values],
  );
  const order = orderBy(
    list,
    { dealt: ['m.dealt_on', 'n.number'], agenda: ['n.year', 'n.number'], party: 'lower(m.party)' },
    'm.id',
  );
  const items = await tx.query<BookedMail>(
    `select m.id, m.direction, n.text as agenda, m.mail_number as "mailNumber", m.mail_date as "mailDate",
        m.dealt_on as "dealtOn", m.party, m.subject
       from ${FROM} where ${where} ${order} limit ${put(list.size)} offset ${put(list.offset)}`,
    values,
  );
  return { items, total: counted!.total };
}

/** Writes mail into the agenda book under its next number. @throws AppError 422 with a sentence for each wrong field */
export async function recordMail(
  ctx: WorkContext,
  tx: Tx,
  typed: { direction: string; mailNumber: string; mailDate: string; party: string; subject: string },
): Promise<string> {
  const faults: Record<string, string> = {};
  const { direction, mailNumber, mailDate, party, subject } = typed;
  if (direction !== 'in' && direction !== 'out') faults.direction = 'Pilih masuk atau keluar.';
  if (!isPlainDate(mailDate)) faults.mailDate = 'Isi tanggal suratnya.';
  if (mailNumber.length > 80) faults.mailNumber = 'Paling panjang 80 huruf.';
  if (party.length < 2 || party.length > 150) faults.party = 'Isi pengirim atau tujuannya.';
  if (subject.length < 3 || subject.length > 300) faults.subject = 'Isi perihalnya.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const today = todayOf(ctx);
  const number = await giveNumber(ctx, tx, {
    purpose: direction === 'in' ? 'mail_in' : 'mail_out',
    ...{ classification: '', code: '', month: splitDate(today).month },
  });
  const id = uuidv7();
  await tx.execute(
    `insert into letter_mails (id, direction, number_id, mail_number, mail_date, dealt_on, party, subject, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, direction, number.id, mailNumber, mailDate, today, party, subject, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_mail.recorded', resource: 'letter-number', objectId: id, objectLabel: number.text },
    after: { direction, subject },
  });
  return id;
}
