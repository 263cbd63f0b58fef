import { Readable } from 'node:stream';
import { formatMoment, zoneOf } from '#kernel/calendar';
import { type ExportTable, exportCsv, exportXlsx } from '#kernel/exchange';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import { EVERYONE, type Recap } from './recap.ts';
import { cellsOf, HIDDEN_WORDS, PERCENT, type RecapChoice } from './recap-view.ts';
import type { Survey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';

export const FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

const MEDIA: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** One line of the file; a number that is hidden on the screen is hidden here. */
interface RecapRow {
  number: number;
  question: string;
  row: string;
  answer: string;
  count: number | null;
  percent: number | null;
  isText: boolean;
}

export interface RecapFile {
  survey: Survey;
  recap: Recap;
  view: RecapChoice;
  format: Format;
  /** How a printed page looks. */
  print: SurveyPlace['print'];
}

/** What a survey found, as a file. */
export async function sendRecap(ctx: RequestContext, given: RecapFile): Promise<Response> {
  const { format } = given;
  const name = `survei-${given.survey.id.slice(-8)}`;
  return format === 'pdf'
    ? sendFile(await printRecap(ctx, given), format, name)
    : sendTable(tableOf(ctx, given), format, name);
}

/** A table as a download. */
export function sendTable<Row>(table: ExportTable<Row>, format: 'xlsx' | 'csv', name: string): Response {
  const body = format === 'xlsx' ? Readable.from(exportXlsx(table)) : exportCsv(table);
  return sendFile(Readable.toWeb(body) as ReadableStream<Uint8Array>, format, name);
}

const sendFile = (body: BodyInit, format: Format, name: string): Response =>
  new Response(body, {
    headers: {
      'content-type': MEDIA[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'private, no-store',
    },
  });

function tableOf(ctx: RequestContext, { survey, recap, view }: RecapFile): ExportTable<RecapRow> {
  return {
    name: 'Rekap',
    title: [`${ctx.tenant.name}: ${survey.title}`, `${view.label}, ${view.count} orang`],
    columns: [
      { label: 'Nomor', writes: 'number', width: 8, value: ({ number }) => number },
      { label: 'Pertanyaan', writes: 'text', width: 40, value: ({ question }) => question },
      { label: 'Baris', writes: 'text', value: ({ row }) => row },
      { label: 'Jawaban', writes: 'text', width: 40, value: ({ answer }) => answer },
      {
        label: 'Orang',
        writes: 'number',
        value: ({ count, isText }) => count ?? (isText ? null : HIDDEN_WORDS),
      },
      {
        label: 'Persen',
        writes: 'number',
        value: ({ percent }) => (percent === null ? null : Math.round(percent * 10) / 10),
      },
    ],
    rows: rowsOf(recap, view),
  };
}

async function printRecap(ctx: RequestContext, { survey, recap, view, print }: RecapFile): Promise<BodyInit> {
  const rows = [...rowsOf(recap, view)];
  const { pdf } = await renderPdf(
    'report',
    {
      theme: print.theme,
      letterhead: { name: ctx.tenant.name, emblem: 'emblem' },
      title: survey.title,
      subtitle: `${view.label}: ${formatCount(view.count)} orang mengisi, ${formatCount(recap.asked)} ditanya`,
      columns: [
        { label: 'Pertanyaan', width: 3, align: 'left' },
        { label: 'Jawaban', width: 3, align: 'left' },
        { label: 'Orang', width: 1.2, align: 'right' },
        { label: 'Persen', width: 1, align: 'right' },
      ],
      rows: rows.map(({ number, question, row, answer, count, percent, isText }, index) => [
        rows[index - 1]?.number === number && rows[index - 1]?.row === row
          ? ''
          : `${number}. ${question}${row ? `: ${row}` : ''}`,
        answer,
        isText ? '' : count === null ? HIDDEN_WORDS : formatCount(count),
        percent === null ? '' : PERCENT.format(percent),
      ]),
      emptyNote: 'Belum ada jawaban.',
      note: `Angka di bawah lima disembunyikan. Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
    },
    { images: { emblem: print.emblem } },
  );
  return new Uint8Array(pdf);
}

function* rowsOf(recap: Recap, { view }: RecapChoice): Generator<RecapRow> {
  for (const question of recap.questions) {
    const base = { number: question.number, question: question.title };
    for (const line of question.lines) {
      for (const { label, count, percent } of cellsOf(question, line, view)) {
        yield { ...base, row: line.label, answer: label, count, percent, isText: false };
      }
    }
    if (question.texts === undefined || view !== EVERYONE) continue;
    for (const text of question.texts ?? [HIDDEN_WORDS]) {
      yield { ...base, row: '', answer: text, count: null, percent: null, isText: true };
    }
  }
}
