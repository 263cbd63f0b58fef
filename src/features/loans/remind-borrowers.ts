import { addDays, formatDate, todayOf } from '#kernel/calendar';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import { type LoanPlace, myLoanUrl } from './place.ts';
import { type LoanCard, readLoanCards } from './read-loan.ts';

/** Days before an instalment is due. */
const AHEAD = 3;
/** Days late on which somebody is reminded once more. */
const LATE = [1, 7, 30, 60, 90];

/** Every night: a word to whoever has an instalment due in a few days, or has been late for so many. */
export function remindBorrowersJob(place: LoanPlace): JobDeclaration {
  return defineJob({
    kind: 'remindBorrowers',
    lane: 'idle',
    nightly: { title: 'Mengingatkan angsuran pinjaman' },
    run: (ctx) =>
      ctx.transaction(async (tx) => {
        const soon = addDays(todayOf(ctx), AHEAD);
        let reminded = 0;
        for (const card of await readLoanCards(ctx, tx, place)) {
          const notice = noticeFor(card, soon);
          const accounts = notice ? await place.people.accountsOf(tx, card.loan.holderId) : [];
          if (!notice || accounts.length === 0) continue;
          await notifyByMail(ctx, tx, accounts, { ...notice, url: myLoanUrl(place, card.loan.id) });
          reminded += 1;
        }
        return { note: `${reminded} anggota diingatkan` };
      }),
  });
}

/** A notice is kept in clear and leaves by mail: it says neither a sum nor which loan. */
function noticeFor({ loan, standing }: LoanCard, soon: string): { title: string; body: string } | undefined {
  if (loan.state !== 'active') return undefined;
  if (LATE.includes(standing.overdue.days))
    return {
      title: 'Angsuran pinjaman belum kami terima',
      body: 'Jumlahnya ada di halaman pinjaman Anda. Bila ada kesulitan, hubungi pengurus: jadwalnya dapat dibicarakan.',
    };
  const { next } = standing;
  if (next?.dueOn !== soon) return undefined;
  return {
    title: `Angsuran jatuh tempo ${formatDate(next.dueOn)}`,
    body: 'Jumlahnya ada di halaman pinjaman Anda.',
  };
}
