import { monthOfPeriod } from '#features/dues';
import { formatMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { linkTo, tellPerson } from '../registration/tell.ts';
import { readPayer } from '../treasury/read-payer.ts';
import { mandateDecidedMail, notDeductedMail } from './mails.ts';
import type { Mandate } from './mandate.ts';

/** Tells the treasurers that a paper waits, or that a mandate was taken back. */
export async function tellTreasurers(tx: Tx, mandate: Mandate, what: 'given' | 'withdrawn'): Promise<void> {
  await notify(tx, await accountsWithRole(tx, ['treasurer']), {
    title:
      what === 'given'
        ? `Kuasa potong gaji ${mandate.number} menunggu diperiksa`
        : `Kuasa potong gaji ${mandate.number} dicabut`,
    body: `${mandate.memberName}, ${mandate.employer}`,
    url: `/treasury/dues/checkoff/mandates/${mandate.id}`,
  });
}

/** Tells the member what became of the paper. */
export async function tellDecision(ctx: WorkContext, tx: Tx, mandate: Mandate): Promise<void> {
  const payer = await readPayer(tx, mandate.payerId);
  if (!payer) return;
  const isAccepted = mandate.status === 'active';
  const decision = isAccepted ? 'diterima' : 'dikembalikan';
  const note = isAccepted
    ? `Iuran dimintakan potong gaji kepada ${mandate.employer} mulai ${formatMonth(monthOfPeriod(mandate.firstPeriod))}.`
    : (mandate.rejectedReason ?? '');
  const url = '/me/dues/mandate';
  await tellPerson(
    ...([ctx, tx, payer, mandateDecidedMail] as const),
    { number: mandate.number, decision, note, link: linkTo(ctx, url) },
    { title: `Kuasa potong gaji ${decision}`, body: note, url },
  );
}

/** Tells the member that a treasurer entered a mandate signed on paper: who signed none finds out at once. */
export async function tellEntered(ctx: WorkContext, tx: Tx, mandate: Mandate): Promise<void> {
  const payer = await readPayer(tx, mandate.payerId);
  if (!payer) return;
  const decision = 'dicatat dari surat bertanda tangan';
  const note = `Bendahara mencatat surat kuasa Anda untuk ${mandate.employer}. Bila Anda tidak menandatanganinya, tulis kepada pengurus.`;
  const url = '/me/dues/mandate';
  await tellPerson(
    ...([ctx, tx, payer, mandateDecidedMail] as const),
    { number: mandate.number, decision, note, link: linkTo(ctx, url) },
    { title: `Kuasa potong gaji ${decision}`, body: note, url },
  );
}

/** Tells a member that the employer did not deduct a month. */
export async function tellNotDeducted(
  ctx: WorkContext,
  tx: Tx,
  given: { payerId: string; period: string; employer: string },
): Promise<void> {
  const payer = await readPayer(tx, given.payerId);
  if (!payer) return;
  const month = formatMonth(monthOfPeriod(given.period));
  const url = '/me/dues';
  await tellPerson(
    ...([ctx, tx, payer, notDeductedMail] as const),
    { month, employer: given.employer, link: linkTo(ctx, url) },
    { title: `Iuran ${month} tidak dipotong dari gaji`, body: given.employer, url },
  );
}
