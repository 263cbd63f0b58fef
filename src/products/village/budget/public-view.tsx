import {
  type BudgetDocument,
  type BudgetRow,
  type BudgetYear,
  type ComparedLine,
  codeName,
  compareCode,
  documentTitle,
  linesBelow,
  totalsOf,
} from '#features/village-budget';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  BarChart,
  DataTable,
  DescriptionList,
  FigureRow,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  Tabs,
} from '#kernel/ui';
import { codeUrl, inMillions, PUBLIC_URL, shareText } from './budget-words.ts';

/** The year at a glance: for a visitor sums only, for who has signed in every sum leads to its rows. */
export function BudgetOverview(props: { year: BudgetYear; years: readonly number[]; isLimited: boolean }) {
  const { year, years, isLimited } = props;
  const shown = year.realised ?? year.current;
  const totals = totalsOf(shown?.rows ?? []);
  const isDone = shown?.document.stage === 'realisation';
  const through = shown?.document.through;
  return (
    <>
      <PageHeader
        title={`APBDes ${year.year}`}
        note={
          isDone && through
            ? `Anggaran dan realisasi sampai ${formatDate(through)}`
            : 'Anggaran pendapatan dan belanja desa'
        }
        actions={
          !isLimited && (
            <>
              <LinkButton href={`${PUBLIC_URL}/${year.year}/berkas/xlsx`} icon="download">
                Excel
              </LinkButton>
              <LinkButton href={`${PUBLIC_URL}/${year.year}/berkas/pdf`} icon="printer">
                PDF
              </LinkButton>
            </>
          )
        }
      />
      {years.length > 1 && (
        <Tabs
          label="Tahun anggaran"
          items={years.map((one) => ({
            ...{ label: String(one), url: `${PUBLIC_URL}?tahun=${one}`, isCurrent: one === year.year },
          }))}
        />
      )}
      <FigureRow
        items={[
          ['Pendapatan', totals.income, '4'],
          ['Belanja', totals.spending, '5'],
          ['Pembiayaan neto', totals.net, '6'],
          ['SiLPA', totals.remainder, ''],
        ].map(([label, value, code]) => ({
          ...{ label: String(label), value: formatRupiah(Number(value)) },
          note: isDone ? planNote(year, String(label)) : 'Anggaran',
          ...(isLimited || code === '' ? {} : { url: codeUrl(year.year, String(code)) }),
        }))}
      />
      <Sheet>
        <BudgetChart year={year} code="5" title="Belanja per bidang, juta rupiah" isLimited={isLimited} />
      </Sheet>
      {isLimited ? (
        <Notice
          icon="lock"
          title="Silakan login untuk akses penuh"
          action={
            <LinkButton href={`/login?next=${encodeURIComponent(PUBLIC_URL)}`} look="primary">
              Masuk
            </LinkButton>
          }
        >
          Setelah masuk, setiap jumlah dapat dibuka sampai kegiatan dan barisnya, dan diunduh.
        </Notice>
      ) : (
        <>
          <Sheet>
            <BudgetChart year={year} code="4" title="Pendapatan, juta rupiah" isLimited={false} />
          </Sheet>
          <Sheet title="Dasar hukumnya">
            <DescriptionList
              layout="grid"
              items={year.documents.map((document) => ({
                ...{ key: document.id, term: documentTitle(document), detail: regulationText(document) },
              }))}
            />
          </Sheet>
        </>
      )}
    </>
  );
}

export const regulationText = ({ regulation, regulationOn }: BudgetDocument) =>
  regulation && regulationOn ? `${regulation}, ${formatDate(regulationOn)}` : 'Belum ditetapkan';

function planNote(year: BudgetYear, label: string): string {
  const plan = totalsOf(year.current?.rows ?? []);
  const planned = {
    ...{ Pendapatan: plan.income, Belanja: plan.spending },
    ...{ 'Pembiayaan neto': plan.net, SiLPA: plan.remainder },
  }[label];
  return `Anggaran ${formatRupiah(planned ?? 0)}`;
}

function BudgetChart(props: { year: BudgetYear; code: string; title: string; isLimited: boolean }) {
  const { year, code, title, isLimited } = props;
  const lines = linesBelow(year, code);
  const whole = compareCode(year, code);
  const isDone = whole.realised !== null;
  const share = shareText(whole.realised, whole.current);
  return (
    <BarChart
      title={title}
      finding={
        isDone
          ? `Terealisasi ${inMillions(whole.realised ?? 0)} juta rupiah${share && `, ${share} dari anggaran`}.`
          : `Dianggarkan ${inMillions(whole.current ?? 0)} juta rupiah.`
      }
      series={isDone ? { value: 'Realisasi', plan: 'Anggaran' } : { value: 'Anggaran' }}
      rowHead={code === '5' ? 'Bidang' : 'Kelompok'}
      rows={lines.map((line) => ({
        ...{ key: line.code, label: line.name, value: (isDone ? line.realised : line.current) ?? 0 },
        valueText: inMillions((isDone ? line.realised : line.current) ?? 0),
        ...(isDone ? { plan: line.current ?? 0, planText: inMillions(line.current ?? 0) } : {}),
        ...(isLimited ? {} : { url: codeUrl(year.year, line.code) }),
      }))}
    />
  );
}

/** One code of the year: what lies below it, or the rows it is made of. */
export function BudgetCodeView({ year, code }: { year: BudgetYear; code: string }) {
  const lines = linesBelow(year, code);
  const books = [year.original, year.current, year.realised].flatMap((book) => book ?? []);
  const apart = [...new Map(books.map((book) => [book.document.id, book])).values()];
  return (
    <>
      <PageHeader
        title={codeName(code)}
        note={`${code.startsWith('0') ? 'Kode kegiatan' : 'Rekening'} ${code}, APBDes ${year.year}`}
      />
      {lines.length > 0 && (
        <Sheet isFlush>
          <ComparedTable year={year} lines={lines} whole={compareCode(year, code)} />
        </Sheet>
      )}
      {lines.length === 0 &&
        apart.map(({ document, rows }) => (
          <Sheet key={document.id} isFlush title={documentTitle(document)} note={regulationText(document)}>
            <RowsTable
              caption={documentTitle(document)}
              rows={rows.filter(({ accountCode, activityCode }) =>
                [accountCode, activityCode].includes(code),
              )}
            />
          </Sheet>
        ))}
    </>
  );
}

function ComparedTable(props: { year: BudgetYear; lines: readonly ComparedLine[]; whole: ComparedLine }) {
  const { year, lines, whole } = props;
  const amount = (value: number | null) => (value === null ? '' : formatRupiah(value));
  const hasChange = year.current !== undefined && year.current.document.stage === 'change';
  return (
    <DataTable
      isPlain
      caption={`${whole.name}, anggaran dan realisasi`}
      rows={lines}
      rowKey={({ code }) => code}
      empty={{ kind: 'nothing-yet', title: 'Belum ada angka' }}
      columns={[
        {
          ...{ key: 'name', label: 'Uraian' },
          cell: ({ code, name }) => (
            <a className="link font-semibold" href={codeUrl(year.year, code)}>
              {name}
            </a>
          ),
        },
        { key: 'code', label: 'Kode', isNarrow: true, onPhone: 'line', cell: ({ code }) => code },
        { key: 'original', label: 'Anggaran', isNumeric: true, cell: ({ original }) => amount(original) },
        ...(hasChange
          ? [
              {
                ...{ key: 'current', label: 'Setelah perubahan', isNumeric: true },
                cell: ({ current }: ComparedLine) => amount(current),
              },
            ]
          : []),
        { key: 'realised', label: 'Realisasi', isNumeric: true, cell: ({ realised }) => amount(realised) },
        {
          ...{ key: 'share', label: 'Terealisasi', isNumeric: true },
          cell: ({ realised, current }) => shareText(realised, current),
        },
      ]}
      totals={{
        ...{ name: 'Jumlah', original: amount(whole.original), current: amount(whole.current) },
        ...{ realised: amount(whole.realised), share: shareText(whole.realised, whole.current) },
      }}
    />
  );
}

/** The rows themselves, as the regulation lists them. */
export function RowsTable(props: {
  caption: string;
  rows: readonly BudgetRow[];
  urlOf?: (row: BudgetRow) => string;
}) {
  const { caption, rows, urlOf } = props;
  return (
    <DataTable
      isPlain
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', icon: 'coins', title: 'Belum ada baris di sini' }}
      columns={[
        {
          ...{ key: 'description', label: 'Uraian' },
          cell: (row) =>
            urlOf ? (
              <a className="link font-semibold" href={urlOf(row)}>
                {row.description}
              </a>
            ) : (
              row.description
            ),
        },
        {
          ...{ key: 'account', label: 'Rekening', onPhone: 'line' },
          cell: ({ accountCode }) => `${accountCode} ${codeName(accountCode)}`,
        },
        ...(urlOf
          ? [
              {
                ...{ key: 'activity', label: 'Kegiatan' },
                cell: ({ activityCode }: BudgetRow) =>
                  activityCode && `${activityCode} ${codeName(activityCode)}`,
              },
            ]
          : []),
        {
          ...{ key: 'volume', label: 'Volume', isNumeric: true },
          cell: ({ volume, unit }) => `${volume} ${unit}`.trim(),
        },
        { key: 'source', label: 'Sumber dana', isNarrow: true, cell: ({ fundSource }) => fundSource },
        { key: 'amount', label: 'Jumlah', isNumeric: true, cell: ({ amount }) => formatRupiah(amount) },
      ]}
    />
  );
}
