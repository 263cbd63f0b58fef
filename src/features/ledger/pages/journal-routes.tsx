import { randomUUID } from 'node:crypto';
import { isPlainDate, todayOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { type AppError, conflict, invalid, notFound } from '#kernel/work';
import { readAccounts } from '../account.ts';
import { readJournal, readJournalLines } from '../journal.ts';
import { readClosedThrough } from '../lock-books.ts';
import { journalsUrl, type LedgerPlace } from '../place.ts';
import { type NewLine, postJournal } from '../post-journal.ts';
import { JOURNAL_LIST, readJournals } from '../read-journals.ts';
import { reverseJournal } from '../reverse-journal.ts';
import { JournalForm, type TypedJournal, type TypedLine } from './journal-form.tsx';
import { JournalView } from './journal-view.tsx';
import { JournalsView } from './journals-view.tsx';
import { ledgerPage } from './ledger-page.tsx';

/** What a person wrote; anything else was posted by a book of its own. */
export const BY_HAND = 'manual';
const FEWEST_LINES = 6;
const MOST_LINES = 60;
const UUID = /^[0-9a-f-]{36}$/;

/** Journals: read, written by hand, taken back. */
export function journalRoutes(place: LedgerPlace): Route[] {
  const url = journalsUrl(place);
  const may = (right: string) => ({ resource: place.resources.journal, right });
  const trail = [{ label: 'Jurnal', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Journals' }, async (ctx) => {
      const list = readListQuery(ctx.query, JOURNAL_LIST);
      const shown = await ctx.transaction(async (tx) => ({
        ...(await readJournals(tx, list)),
        accounts: await readAccounts(tx),
      }));
      return ledgerPage(place, {
        ...{ title: 'Jurnal', menuUrl: url },
        body: <JournalsView ctx={ctx} place={place} list={list} {...shown} />,
      });
    }),
    page.get(`${url}/baru`, { access: may('create'), summary: 'A new journal' }, (ctx) =>
      formPage(ctx, emptyJournal(ctx)),
    ),
    page.post(url, { access: may('create'), summary: 'Post a journal' }, async (ctx) => {
      const typed = readTypedJournal(await readForm(ctx));
      try {
        const { journal } = await ctx.transaction((tx) =>
          postJournal(ctx, tx, {
            ...{ postedOn: typed.postedOn, description: typed.description, isByHand: true },
            source: { kind: BY_HAND, id: typed.key },
            lines: linesOf(typed.lines),
          }),
        );
        return redirectTo(`${url}/${journal.id}`, {
          tone: 'success',
          text: `Jurnal ${journal.number} dibukukan.`,
        });
      } catch (error) {
        return formPage(ctx, typed, told(error));
      }
    }),
    page.get(`${url}/:id`, { access: may('read'), summary: 'One journal with its lines' }, (ctx) =>
      journalPage(ctx),
    ),
    page.post(`${url}/:id/balik`, { access: may('reverse'), summary: 'Take a journal back' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed = { reason: textIn(form, 'reason'), postedOn: textIn(form, 'postedOn') };
      try {
        const counter = await ctx.transaction(async (tx) => {
          const journal = await readJournal(tx, idOf(ctx));
          if (!journal) throw notFound();
          if (journal.sourceKind !== BY_HAND)
            throw conflict('reversed_by_its_book', 'Jurnal ini dibalik dari bukunya sendiri.');
          if (!isPlainDate(typed.postedOn)) throw invalid({ postedOn: 'Isi tanggal pembalik.' });
          return reverseJournal(ctx, tx, { journalId: journal.id, ...typed });
        });
        return redirectTo(`${url}/${counter.id}`, {
          tone: 'success',
          text: `Jurnal dibalik oleh ${counter.number}. Keduanya tetap ada.`,
        });
      } catch (error) {
        return journalPage(ctx, typed, told(error));
      }
    }),
  ];

  async function formPage(ctx: RequestContext, typed: TypedJournal, problem?: AppError): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => ({
      accounts: (await readAccounts(tx)).filter(({ isActive, isControl }) => isActive && !isControl),
      closedThrough: await readClosedThrough(tx),
    }));
    return ledgerPage(place, {
      ...{ title: 'Jurnal baru', menuUrl: url, trail, problem },
      body: (
        <JournalForm action={url} typed={typed} errors={errorsOf(problem)} today={todayOf(ctx)} {...shown} />
      ),
    });
  }

  async function journalPage(
    ctx: RequestContext,
    typed?: { reason: string; postedOn: string },
    problem?: AppError,
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => {
      const journal = await readJournal(tx, idOf(ctx));
      if (!journal) throw notFound();
      return { journal, lines: await readJournalLines(tx, journal.id) };
    });
    return ledgerPage(place, {
      ...{ title: `Jurnal ${shown.journal.number}`, menuUrl: url, trail, problem },
      body: (
        <JournalView
          ctx={ctx}
          place={place}
          {...shown}
          canReverse={
            ctx.can(place.resources.journal, 'reverse') &&
            shown.journal.sourceKind === BY_HAND &&
            shown.journal.reversedById === null
          }
          typed={typed ?? { reason: '', postedOn: todayOf(ctx) }}
          errors={errorsOf(problem)}
        />
      ),
    });
  }
}

function emptyJournal(ctx: RequestContext): TypedJournal {
  const asked = Number.parseInt(ctx.query.get('baris') ?? '', 10);
  const count = Math.min(Math.max(asked || FEWEST_LINES, FEWEST_LINES), MOST_LINES);
  return { ...{ key: randomUUID(), postedOn: todayOf(ctx), description: '' }, lines: emptyLines(count) };
}

const emptyLines = (count: number): TypedLine[] =>
  Array.from({ length: count }, () => ({ account: '', debit: '', credit: '', note: '' }));

/** The form as typed; its key makes a second press the same journal. */
function readTypedJournal(form: Readonly<Record<string, string | string[]>>): TypedJournal {
  const key = textIn(form, 'key');
  const count = Math.min(
    Math.max(FEWEST_LINES, ...Object.keys(form).map((name) => Number(/^account(\d+)$/.exec(name)?.[1] ?? 0))),
    MOST_LINES,
  );
  return {
    key: UUID.test(key) ? key : randomUUID(),
    postedOn: textIn(form, 'postedOn'),
    description: textIn(form, 'description'),
    lines: emptyLines(count).map((_, at) => ({
      account: textIn(form, `account${at + 1}`),
      debit: textIn(form, `debit${at + 1}`),
      credit: textIn(form, `credit${at + 1}`),
      note: textIn(form, `note${at + 1}`),
    })),
  };
}

/** The lines that hold anything. @throws AppError 422 at the line that is wrong */
function linesOf(typed: readonly TypedLine[]): NewLine[] {
  const errors: Record<string, string> = {};
  const lines = typed.flatMap(({ account, debit, credit, note }, index): NewLine[] => {
    if (account === '' && debit === '' && credit === '') return [];
    const at = index + 1;
    if (!UUID.test(account)) errors[`account${at}`] = `Pilih akun di baris ${at}.`;
    if ((debit === '') === (credit === '')) {
      errors[`debit${at}`] = `Isi debit atau kredit di baris ${at}, salah satu saja.`;
      return [];
    }
    const name = debit === '' ? 'credit' : 'debit';
    const read = parseRupiah(debit === '' ? credit : debit);
    if (read.kind !== 'amount' || read.amount <= 0) {
      errors[`${name}${at}`] = `Isi rupiah bulat di atas nol di baris ${at}.`;
      return [];
    }
    const rest = { account: { id: account }, note };
    return [name === 'debit' ? { ...rest, debit: read.amount } : { ...rest, credit: read.amount }];
  });
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return lines;
}
