import { formatDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { keepPrivateFile } from '#kernel/files';
import { type RequestContext, redirectTo } from '#kernel/http';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { formatCount } from '#kernel/money';
import { closingSignatures, printVolumes, type RegisterBookData, type Signature } from '#kernel/print';
import type { WorkContext } from '#kernel/work';

/** Names of those who hold a post on a day, by the post in small letters. */
export type Signers = (tx: Tx, day: PlainDate) => Promise<ReadonlyMap<string, string>>;

/** A book of members that is too thick to be printed while somebody waits. */
export interface ThickBook {
  /** Parts: members, loans. */
  count: number;
  book: Omit<RegisterBookData, 'parts' | 'volume'>;
  partsOf: (from: number, to: number) => Promise<RegisterBookData['parts']>;
}

/** How the book is read again in the job, from what the list's address asked for. */
interface PrintJob {
  kind: string;
  resource: string;
  /** "Buku 04 Simpanan Anggota" */
  name: string;
  read: (ctx: WorkContext, tx: Tx, query: URLSearchParams) => Promise<ThickBook>;
}

/** Prints a thick book by volumes into one archive, kept for whoever asked. */
export function volumesJob({ kind, resource, name, read }: PrintJob): JobDeclaration {
  return defineJob({
    ...{ kind, lane: 'long', retries: 2 },
    run: (ctx, run) =>
      ctx.transaction(async (tx) => {
        const { count, book, partsOf } = await read(ctx, tx, new URLSearchParams(String(run.input.query)));
        const content = printVolumes(book, {
          ...{ count, partsOf },
          told: (done) => run.progress(done, count, 'Mencetak per jilid'),
        });
        const { id: fileId } = await keepPrivateFile(ctx, tx, {
          ...{ resource, kind: 'export', name: `${name}.zip`, mediaType: 'application/zip', content },
          uploadedBy: run.requestedBy,
        });
        return { fileId, result: { rows: count } };
      }),
  });
}

/** Leaves a thick book to its job. @returns the way back to the list, with a word on where the file will be */
export async function queueVolumes(
  ctx: RequestContext,
  tx: Tx,
  { kind, name }: Pick<PrintJob, 'kind' | 'name'>,
  given: { count: number; back: string },
): Promise<Response> {
  await ctx.app.jobs.add(ctx, tx, {
    ...{ kind, title: `Cetak ${name}`, total: given.count },
    input: { query: ctx.request.url.search.slice(1) },
  });
  return redirectTo(`${given.back}${ctx.request.url.search}`, {
    tone: 'info',
    text: `Bukunya tebal, ${formatCount(given.count)} bagian, jadi dicetak per jilid. Berkasnya tersedia di Pekerjaan latar setelah selesai.`,
  });
}

/** Who closes a paper of money: the chair and, with place and day, the treasurer; whoever held the post on that day. */
export async function signaturesOn(tx: Tx, signers: Signers, day: PlainDate): Promise<readonly Signature[]> {
  return closingSignatures(['Ketua', 'Bendahara'], await signers(tx, day), formatDate(day));
}

/** Who was the treasurer on a day, for receipts of that day. */
export const treasurerOn = async (tx: Tx, signers: Signers, day: PlainDate): Promise<string | undefined> =>
  (await signers(tx, day)).get('bendahara');
