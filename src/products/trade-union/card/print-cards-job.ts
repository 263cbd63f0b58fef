import { todayOf } from '#kernel/calendar';
import type { Walls } from '#kernel/database';
import { keepPrivateFile } from '#kernel/files';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { type MemberCardData, renderPdf } from '#kernel/print';
import { createWorkContext } from '#kernel/work';
import { type CardView, cardDocument, readCardBack, readCardPhotos, readCards } from './member-card.ts';

export const PRINT_CARDS = 'print-member-cards';

export type CardLayout = Extract<MemberCardData['layout'], 'card' | 'sheet'>;

/** What the job is told: ids and choices only. */
export interface PrintCardsInput {
  memberIds: readonly string[];
  layout: CardLayout;
  /** The inner walls that the gate of who asked had opened. */
  walls: Walls;
}

const PORTION = 100;

/** Prints the cards of many members into one file; who is no active member any more by then has none. */
export const printCardsJob: JobDeclaration = defineJob({
  kind: PRINT_CARDS,
  lane: 'long',
  retries: 2,
  async run(ctx, run) {
    // Written by our own route; stored as JSON, it has lost its type.
    const { memberIds, layout, walls } = run.input as unknown as PrintCardsInput;
    const work = createWorkContext({ app: ctx.app, tenant: ctx.tenant, principal: ctx.principal, walls });
    const cards: CardView[] = [];
    const photos: Record<string, Uint8Array> = {};
    for (let at = 0; at < memberIds.length; at += PORTION) {
      await run.progress(at, memberIds.length, 'Menyiapkan kartu');
      await work.transaction(async (tx) => {
        const portion = await readCards(work, tx, memberIds.slice(at, at + PORTION));
        cards.push(...portion);
        Object.assign(photos, await readCardPhotos(work, tx, portion));
      });
    }
    if (cards.length === 0)
      return { result: { total: 0 }, note: 'Tidak ada anggota aktif di antara yang dipilih.' };
    await run.progress(memberIds.length, memberIds.length, 'Menyusun berkas PDF');
    const back = await work.transaction((tx) => readCardBack(work, tx));
    const { data, images } = cardDocument(work, { cards, photos, back, layout });
    const { pdf, pages } = await renderPdf('member-card', data, { images });
    const { id: fileId } = await work.transaction((tx) =>
      keepPrivateFile(work, tx, {
        resource: 'membercard',
        kind: 'print',
        name: `kartu-anggota-${todayOf(work)}.pdf`,
        mediaType: 'application/pdf',
        content: pdf,
        uploadedBy: run.requestedBy,
      }),
    );
    return { fileId, result: { total: cards.length, pages }, note: 'Siap diunduh.' };
  },
});
