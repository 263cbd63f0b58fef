import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineFlow, type Flow, reasonField, type Step, type StepContext } from '#kernel/flow';
import { invalid } from '#kernel/work';
import { change } from './change-complaint.ts';
import { HANDLINGS, solveDueOn } from './clock.ts';
import { type Complaint, type ComplaintState, type Handling, STATES } from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { keepEvent } from './keep-event.ts';
import { ownSteps } from './own-steps.ts';
import { findComplaint } from './read-complaints.ts';
import { tellAuthors, tellOfficer } from './tell.ts';

export type ComplaintStep = Step<Complaint, ComplaintState>;
export const OWN_STEPS = ['cancel', 'reopen', 'rate'];

/** How a complaint goes from hand to hand: the states and side exits of the research (1e). */
export function complaintFlow(place: ComplaintPlace): Flow<Complaint, ComplaintState> {
  return defineFlow<Complaint, ComplaintState>({
    key: 'complaint',
    resource: 'complaint',
    states: STATES,
    steps: [...officerSteps(place), ...ownSteps(place)],
    lock: (ctx, tx, id) => findComplaint(ctx, tx, id, 'for update'),
    stateOf: ({ state }) => state,
    nameOf: ({ number }) => number ?? 'Draf pengaduan',
    record: async (ctx, tx, { step, row, from, to, note }) => {
      await keepEvent(ctx, tx, {
        ...{ complaintId: row.id, kind: 'step', step, from, to, isOffice: !OWN_STEPS.includes(step) },
        ...(note ? { body: note } : {}),
      });
    },
    latest: (tx, row) =>
      tx.one<{ actorName: string; at: Date }>(
        `select actor_name as "actorName", at from complaint_events
          where tenant_id = balai.tenant_id() and complaint_id = $1 and kind = 'step' order by at desc, id desc limit 1`,
        [row.id],
      ),
  });
}

function officerSteps(place: ComplaintPlace): ComplaintStep[] {
  const { resource } = place;
  const tell = (ctx: StepContext, tx: Tx, row: Complaint, title: string, body: string) =>
    tellAuthors(ctx, tx, place, row, { title, body: `Pengaduan ${row.number}. ${body}` });
  return [
    {
      ...{ key: 'verify', label: 'Verifikasi', from: ['new'], to: 'verified', resource, right: 'update' },
      explain:
        'Pengaduan terbuka mulai terlihat oleh warga, dan jam penyelesaiannya mulai dihitung sejak dikirim.',
      fields: [
        {
          ...{ name: 'handling', label: 'Penanganan', kind: 'choice' },
          options: HANDLINGS.map(({ value, label }) => ({ value, label })),
        },
        { name: 'note', label: 'Jawaban pertama untuk warga', kind: 'text', max: 1000, isOptional: true },
      ],
      done: ({ number }) => `${number} diverifikasi.`,
      run: async (ctx, tx, row, input) => {
        const handling = input.handling as Handling;
        const sentOn = todayOf({ ...ctx, now: row.sentAt! });
        const after = await change(ctx, tx, row, {
          ...{ state: 'verified', handling, answered_at: ctx.now, solve_due: solveDueOn(sentOn, handling) },
          ...{ escalation: 0, escalated_on: null },
        });
        await tell(ctx, tx, after, 'Pengaduan Anda sudah diperiksa', 'Petugas segera ditunjuk.');
        return after;
      },
    },
    {
      ...{ key: 'assign', label: 'Tugaskan', from: ['verified', 'assigned', 'working'], to: 'assigned' },
      ...{ resource, right: 'assign' },
      fields: [{ name: 'officer', label: 'Petugas', kind: 'line' }],
      done: ({ number, assigneeName }) => `${number} ditugaskan kepada ${assigneeName}.`,
      run: async (ctx, tx, row, input) => {
        const officer = (await place.officersOf(ctx, tx)).find(({ id }) => id === input.officer);
        if (!officer) throw invalid({ officer: 'Pilih petugas.' });
        const after = await change(ctx, tx, row, {
          ...{ state: 'assigned', assignee_id: officer.id, assignee_name: officer.name },
        });
        await tellOfficer(ctx, tx, place, after, {
          ...{ accountId: officer.id, title: 'Sebuah pengaduan ditugaskan kepada Anda' },
        });
        await tell(ctx, tx, after, 'Pengaduan Anda sudah ada petugasnya', 'Petugas mulai menanganinya.');
        return after;
      },
    },
    {
      ...{ key: 'start', label: 'Mulai kerjakan', from: ['assigned'], to: 'working' },
      ...{ resource, right: 'respond' },
      done: ({ number }) => `${number} dikerjakan.`,
      run: async (ctx, tx, row) => {
        const after = await change(ctx, tx, row, { state: 'working' });
        await tell(ctx, tx, after, 'Pengaduan Anda sedang dikerjakan', 'Kabar berikutnya menyusul.');
        return after;
      },
    },
    {
      ...{ key: 'solve', label: 'Nyatakan selesai', from: ['assigned', 'working'], to: 'solved' },
      ...{ resource, right: 'respond' },
      explain: 'Warga diminta menilai. Tanpa kabar dalam 14 hari, pengaduan ditutup.',
      fields: [reasonField('Hasilnya', 'Dibaca warga: apa yang dikerjakan, dan kapan.')],
      done: ({ number }) => `${number} selesai, menunggu warga.`,
      run: async (ctx, tx, row) => {
        const after = await change(ctx, tx, row, { state: 'solved', solved_at: ctx.now });
        await tell(ctx, tx, after, 'Pengaduan Anda selesai', 'Beri nilai, atau buka lagi bila belum beres.');
        return after;
      },
    },
    {
      ...{ key: 'close', label: 'Tutup', from: ['solved'], to: 'closed', resource, right: 'close' },
      done: ({ number }) => `${number} ditutup.`,
      run: (ctx, tx, row) => change(ctx, tx, row, { state: 'closed', closed_at: ctx.now }),
    },
    {
      ...{ key: 'forward', label: 'Teruskan ke LAPOR', from: ['new', 'verified', 'assigned', 'working'] },
      ...{ to: 'forwarded', resource, right: 'close', isDanger: true },
      explain: 'Untuk urusan yang bukan wewenang desa: kabupaten, provinsi, atau SP4N-LAPOR.',
      fields: [reasonField('Diteruskan ke mana dan mengapa', 'Dibaca warga.')],
      done: ({ number }) => `${number} diteruskan.`,
      run: async (ctx, tx, row, input) => {
        const after = await change(ctx, tx, row, { state: 'forwarded', closed_at: ctx.now });
        await tell(ctx, tx, after, 'Pengaduan Anda diteruskan', said(row, input));
        return after;
      },
    },
    {
      ...{ key: 'duplicate', label: 'Tandai duplikat', from: ['new', 'verified', 'assigned', 'working'] },
      ...{ to: 'duplicate', resource, right: 'update', isDanger: true },
      explain: 'Warga yang melapor tetap mendapat kabar tentang pengaduan yang satunya.',
      fields: [
        {
          ...{ name: 'other', label: 'Nomor pengaduan yang sama', kind: 'line', max: 30 },
          help: 'Misalnya PGD-2026-000012.',
        },
      ],
      done: ({ number }) => `${number} ditandai duplikat.`,
      run: async (ctx, tx, row, input) => {
        const other = await tx.one<{ id: string }>(
          `select id from complaints where tenant_id = balai.tenant_id() and number = upper($1) and id <> $2
             and state not in ('draft', 'duplicate', 'cancelled', 'removed')`,
          [input.other, row.id],
        );
        if (!other) throw invalid({ other: 'Tidak ada pengaduan lain dengan nomor ini.' });
        const after = await change(ctx, tx, row, {
          ...{ state: 'duplicate', duplicate_of: other.id, closed_at: ctx.now },
        });
        await tell(
          ctx,
          tx,
          after,
          'Pengaduan Anda digabung',
          'Sudah ada pengaduan yang sama; kabarnya menyusul.',
        );
        return after;
      },
    },
    {
      ...{ key: 'reject', label: 'Tolak', from: ['new', 'verified'], to: 'rejected' },
      ...{ resource, right: 'close', isDanger: true },
      fields: [reasonField('Alasan', 'Dibaca warga. Tulis juga apa yang dapat dilakukan.')],
      done: ({ number }) => `${number} ditolak, alasannya dikirim.`,
      run: async (ctx, tx, row, input) => {
        const after = await change(ctx, tx, row, { state: 'rejected', closed_at: ctx.now });
        await tell(ctx, tx, after, 'Pengaduan Anda ditolak', said(row, input));
        return after;
      },
    },
    {
      ...{ key: 'remove', label: 'Keluarkan dari daftar' },
      from: ['new', 'verified', 'assigned', 'working', 'solved', 'closed', 'rejected', 'forwarded'],
      ...{ to: 'removed', resource, right: 'delete', isDanger: true },
      explain:
        'Untuk iklan, hinaan, atau percobaan. Tidak ada yang dihapus: hanya tidak lagi tampil bagi warga.',
      fields: [reasonField('Alasan')],
      done: ({ number }) => `${number} dikeluarkan dari daftar.`,
      run: (ctx, tx, row) => change(ctx, tx, row, { state: 'removed', closed_at: ctx.now }),
    },
  ];
}

/** What a mail may say: of a confidential one no more than that there is news. */
const said = (row: Complaint, input: Readonly<Record<string, string>>) =>
  row.visibility === 'confidential' ? 'Buka halamannya untuk membaca keterangannya.' : (input.reason ?? '');
