import { formatMoment, type Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import { DataTable, FilterBar, LinkButton, PageHeader, Pagination, Sheet } from '#kernel/ui';
import type { Answers } from './answers.ts';
import type { Question } from './question.ts';
import { AnswerList } from './thanks-page.tsx';

/** What one person sent under their name. */
export interface NamedSheet {
  personId: string;
  name: string;
  /** Member number. */
  label: string;
  sentAt: Date;
  answers: Answers;
}

export interface PeoplePageProps {
  here: string;
  sheets: readonly NamedSheet[];
  total: number;
  q: string;
  page: number;
  pageCount: number;
  pageUrl: (page: number) => string;
  zone: Zone;
}

/** Who answered a survey with names. */
export function PeoplePage(props: PeoplePageProps) {
  const { here, sheets, total, q, zone } = props;
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Jawaban per orang"
        note={`${formatCount(total)} orang; setiap pembacaan dicatat`}
        actions={
          <>
            <LinkButton href={`${here}/export/xlsx`} icon="download">
              Excel
            </LinkButton>
            <LinkButton href={`${here}/export/csv`} icon="download">
              CSV
            </LinkButton>
          </>
        }
      />
      <FilterBar action={here} search={{ label: 'Cari nama atau nomor', value: q }} />
      <DataTable
        caption="Yang sudah mengisi"
        rows={sheets}
        rowKey={({ personId }) => personId}
        rowLabel={({ name }) => name}
        columns={[
          {
            key: 'name',
            label: 'Nama',
            cell: ({ personId, name }) => (
              <a className="link font-semibold" href={`${here}/${personId}`}>
                {name}
              </a>
            ),
          },
          { key: 'label', label: 'Nomor', cell: ({ label }) => label || '–' },
          { key: 'sent', label: 'Dikirim', cell: ({ sentAt }) => formatMoment(sentAt, zone, 'short') },
        ]}
        empty={
          q === ''
            ? {
                kind: 'nothing-yet',
                icon: 'users',
                title: 'Belum ada yang mengisi',
                children: 'Nama yang sudah mengirim jawaban tampil di sini.',
              }
            : {
                kind: 'not-found',
                title: 'Tidak ada nama yang cocok',
                children: 'Coba bagian lain dari namanya.',
                actions: <LinkButton href={here}>Lihat semua</LinkButton>,
              }
        }
        footer={
          <Pagination
            page={props.page}
            pageCount={props.pageCount}
            summary={`${formatCount(sheets.length)} dari ${formatCount(total)} orang`}
            pageUrl={props.pageUrl}
          />
        }
      />
    </div>
  );
}

/** The answers of one person. */
export function PersonPage(props: { sheet: NamedSheet; questions: readonly Question[]; zone: Zone }) {
  const { sheet, questions, zone } = props;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader title={sheet.name} note={`Dikirim ${formatMoment(sheet.sentAt, zone)}`} />
      <Sheet title="Jawaban">
        <AnswerList questions={questions} answers={sheet.answers} />
      </Sheet>
    </div>
  );
}
