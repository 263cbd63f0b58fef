import { addDays, daysBetween, todayOf } from '#kernel/calendar';
import { reasonField, type Step } from '#kernel/flow';
import { change } from './change-complaint.ts';
import { REOPEN_DAYS, solveDueOn } from './clock.ts';
import type { Complaint, ComplaintState } from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { keysOf, placeOf } from './sealing.ts';
import { tellOfficer, tellOfficers } from './tell.ts';

const RATINGS = [
  { value: '5', label: '5, sangat puas' },
  { value: '4', label: '4, puas' },
  { value: '3', label: '3, cukup' },
  { value: '2', label: '2, kurang' },
  { value: '1', label: '1, kecewa' },
];

/** What somebody does with the own complaint: take it back, open it again, say how it went. */
export function ownSteps(place: ComplaintPlace): Step<Complaint, ComplaintState>[] {
  const { resource } = place;
  return [
    {
      ...{ key: 'cancel', label: 'Batalkan pengaduan', from: ['new', 'verified', 'assigned'] },
      ...{ to: 'cancelled', resource, right: 'cancel', isDanger: true },
      explain: 'Pengaduan tidak ditangani lagi. Riwayatnya tetap tersimpan.',
      fields: [{ name: 'note', label: 'Alasan', kind: 'text', max: 500, isOptional: true }],
      done: ({ number }) => `${number} dibatalkan.`,
      run: async (ctx, tx, row) => {
        const after = await change(ctx, tx, row, { state: 'cancelled', closed_at: ctx.now });
        if (row.assigneeId)
          await tellOfficer(ctx, tx, place, after, {
            ...{ accountId: row.assigneeId, title: 'Pengaduan dibatalkan warga' },
          });
        return after;
      },
    },
    {
      ...{ key: 'reopen', label: 'Buka lagi', from: ['solved', 'closed'], to: ['assigned', 'verified'] },
      ...{ resource, right: 'reopen' },
      explain: 'Untuk yang belum beres. Jam penyelesaiannya mulai lagi dari hari ini.',
      fields: [reasonField('Apa yang belum beres')],
      done: ({ number }) => `${number} dibuka lagi.`,
      refuse: (ctx, _tx, row) => {
        if (!row.solvedAt) return 'Pengaduan ini belum pernah diselesaikan.';
        const solvedOn = todayOf({ ...ctx, now: row.solvedAt });
        if (daysBetween(solvedOn, todayOf(ctx)) <= REOPEN_DAYS) return undefined;
        return `Hanya dapat dibuka lagi dalam ${REOPEN_DAYS} hari, sampai ${addDays(solvedOn, REOPEN_DAYS)}. Buat pengaduan baru.`;
      },
      run: async (ctx, tx, row) => {
        const after = await change(ctx, tx, row, {
          state: row.assigneeId ? 'assigned' : 'verified',
          solve_due: solveDueOn(todayOf(ctx), row.handling!),
          ...{ solved_at: null, closed_at: null, rating: null, rating_note: null },
          ...{ escalation: 0, escalated_on: null },
        });
        await tellOfficers(ctx, tx, place, after, 'Pengaduan dibuka lagi oleh warga');
        return after;
      },
    },
    {
      ...{ key: 'rate', label: 'Beri nilai', from: ['solved', 'closed'], to: 'closed' },
      ...{ resource, right: 'rate' },
      fields: [
        { name: 'rating', label: 'Nilai', kind: 'choice', options: RATINGS },
        { name: 'comment', label: 'Pesan untuk petugas', kind: 'text', max: 500, isOptional: true },
      ],
      done: () => 'Terima kasih, nilai Anda tersimpan.',
      refuse: (_ctx, _tx, { rating }) =>
        rating === null ? undefined : 'Anda sudah memberi nilai untuk pengaduan ini.',
      run: async (ctx, tx, row, input) => {
        const keys = await keysOf(ctx, tx);
        return change(ctx, tx, row, {
          ...{ state: 'closed', closed_at: row.closedAt ?? ctx.now, rating: Number(input.rating) },
          rating_note: input.comment ? keys.seal(input.comment, placeOf.ratingNote(row.id)) : null,
        });
      },
    },
  ];
}
