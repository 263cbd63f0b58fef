import { makeStatement, type Statement } from '#features/ledger';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { type LetterBlock, plainTheme, renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { readNotes } from '../ledger/index.ts';
import { POOLS, percentText, readSurplus } from '../surplus/index.ts';
import { type AnnualMeeting, quorumOf, readDecisions } from './annual-meeting.ts';

const STATEMENTS = ['neraca', 'hasil-usaha', 'perubahan-ekuitas', 'arus-kas', 'catatan'] as const;

/** The report book of the yearly meeting: agenda, who came, the statements of the year, the surplus and the decisions. */
export async function printReportBook(
  ctx: RequestContext,
  tx: Tx,
  meeting: AnnualMeeting,
): Promise<Uint8Array> {
  const { registration, address } = await readSetting(tx, organisationProfile);
  const span = { from: `${meeting.year}-01-01`, to: `${meeting.year}-12-31` };
  const notes = await readNotes(ctx, tx, span);
  const statements: Statement[] = [];
  for (const key of STATEMENTS) statements.push(await makeStatement(tx, key, span, notes));
  const decisions = await readDecisions(tx, meeting.id);
  const { pdf } = await renderPdf('letter', {
    theme: plainTheme,
    letterhead: {
      name: ctx.tenant.name,
      ...(registration ? { legal: registration } : {}),
      ...(address ? { address } : {}),
    },
    title: `Buku laporan rapat anggota tahunan, tahun buku ${meeting.year}`,
    body: [
      {
        kind: 'facts',
        rows: [
          ['Hari', formatDate(meeting.heldOn)],
          ['Pukul', meeting.startedAt],
          ['Tempat', meeting.place],
          ['Pimpinan', meeting.chair],
          ['Anggota', formatCount(meeting.invitedCount ?? 0)],
          ['Hadir', `${formatCount(meeting.present)}, kuorum ${formatCount(quorumOf(meeting))}`],
        ],
      },
      heading('Acara'),
      { kind: 'list', items: meeting.agenda.split('\n') },
      ...statements.flatMap(statementBlocks),
      ...(await surplusBlocks(tx, meeting.year)),
      heading('Keputusan rapat'),
      decisions.length > 0
        ? { kind: 'list', items: decisions.map(({ decision }) => decision) }
        : { kind: 'paragraph', text: 'Belum ada keputusan yang dicatat.' },
    ],
    signature: { place: formatDate(meeting.heldOn), title: 'Pengurus' },
  });
  return pdf;
}

const heading = (bold: string): LetterBlock => ({ kind: 'paragraph', text: [{ bold }] });

function statementBlocks({ title, period, subject, columns, rows }: Statement): LetterBlock[] {
  return [
    heading(`${title}, ${period}, dalam rupiah`),
    {
      kind: 'table',
      columns: [
        { label: subject, width: 2.4 },
        ...columns.map(({ label }) => ({ label, align: 'right' as const })),
      ],
      rows: rows.map(({ label, level, cells }) => [
        level === 'line' || level === 'text' ? label : label.toUpperCase(),
        ...cells.map((cell) => (typeof cell === 'number' ? formatCount(cell) : (cell ?? ''))),
      ]),
    },
  ];
}

async function surplusBlocks(tx: Tx, year: number): Promise<LetterBlock[]> {
  const surplus = await readSurplus(tx, year);
  if (!surplus) return [];
  return [
    heading(`Pembagian SHU tahun ${year}`),
    {
      kind: 'table',
      columns: [
        { label: 'Bagian', width: 2.4 },
        { label: 'Persen', align: 'right' },
        { label: 'Rupiah', align: 'right' },
      ],
      rows: POOLS.map(({ key, label }) => [
        label,
        `${percentText(surplus.percents[key] ?? 0)} %`,
        surplus.pools ? formatRupiah(surplus.pools[key] ?? 0) : '–',
      ]),
    },
  ];
}
