import { formatDate } from '#kernel/calendar';
import { columnName } from '#kernel/exchange';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  BulkBar,
  Button,
  DataTable,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  Notice,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { CheckoffItem, CheckoffList } from './checkoff-list.ts';
import { DEDUCTION_SHEET } from './deduction-sheet.ts';
import { POSTABLE } from './post-deduction.ts';
import type { CheckoffReturn, ReturnRow } from './read-return.ts';
import { CHECKOFF_PATH } from './words.tsx';

export interface ReturnViewProps {
  kept: CheckoffReturn;
  list: CheckoffList;
  rows: readonly ReturnRow[];
  /** People on the list whom no row of the file names. */
  missing: readonly CheckoffItem[];
  headings: readonly string[];
  errors: FieldErrors;
}

const FORM_ID = 'potongan';

/** The dry run: every row with whom it is about and what is wrong; nothing is posted before the button. */
export function ReturnView({ kept, list, rows, missing, headings, errors }: ReturnViewProps) {
  const open = list.state === 'handed_over' ? rows.filter(isPostable) : [];
  const certain = open.filter(({ verdict }) => verdict === 'equal');
  const posted = rows.filter(({ isPosted }) => isPosted);
  const sum = (some: readonly ReturnRow[]) => some.reduce((total, { amount }) => total + (amount ?? 0), 0);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Berkas potongan"
        note={`${kept.fileName}, uang masuk ${formatDate(kept.receivedOn)}. ${list.employer}, ${list.number}.`}
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {kept.mapping.amount === undefined && (
        <Notice tone="warning" title="Kolom jumlah potongan belum dikenal">
          Pilih kolomnya di bawah, lalu periksa ulang.
        </Notice>
      )}
      <FigureRow
        items={[
          {
            label: 'Sesuai',
            value: `${formatCount(certain.length)} baris`,
            note: formatRupiah(sum(certain)),
          },
          {
            label: 'Perlu dilihat',
            value: `${formatCount(rows.filter((row) => !row.isPosted && row.verdict !== 'equal').length)} baris`,
          },
          { label: 'Tidak ada di berkas', value: `${formatCount(missing.length)} orang` },
          {
            label: 'Sudah dicatat',
            value: `${formatCount(posted.length)} baris`,
            note: formatRupiah(sum(posted)),
          },
        ]}
      />
      <Columns kept={kept} headings={headings} />
      {open.length > 0 && (
        <RowsTable
          title="Dapat dicatat"
          note="Yang sesuai sudah dicentang. Centang yang lain setelah Anda lihat."
          rows={open}
          picked={certain.map(({ id }) => id)}
        />
      )}
      {open.length > 0 && (
        <BulkBar
          formId={FORM_ID}
          action={`${CHECKOFF_PATH}/returns/${kept.id}/post`}
          noun="potongan"
          picked={certain.length}
        >
          <Button icon="circle-check" look="quiet">
            Catat yang dipilih
          </Button>
        </BulkBar>
      )}
      <RowsTable
        title="Tidak dapat dicatat dari berkas ini"
        note="Tidak dipotong, tidak ada di daftar, ganda, tidak terbaca, atau sudah dicatat."
        rows={rows.filter((row) => !open.includes(row))}
      />
      {missing.length > 0 && (
        <Sheet
          title="Ada di daftar, tidak ada di berkas"
          note="Mungkin sudah keluar dari kampus, cuti, atau terlewat. Tanyakan kepada bagian gaji."
          isFlush
        >
          <DataTable
            isPlain
            caption="Ada di daftar, tidak ada di berkas"
            rows={missing}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', title: 'Tidak ada' }}
            columns={[
              { key: 'name', label: 'Nama', cell: (row) => <b className="font-semibold">{row.name}</b> },
              { key: 'number', label: 'Nomor anggota', cell: (row) => row.memberNumber ?? '–' },
              { key: 'asked', label: 'Diminta', isNumeric: true, cell: (row) => formatRupiah(row.asked) },
              {
                key: 'gone',
                label: 'Catatan',
                onPhone: 'badge',
                cell: (row) =>
                  row.isGone && <Badge tone="warning">Bukan anggota aktif atau pindah kampus</Badge>,
              },
            ]}
          />
        </Sheet>
      )}
    </div>
  );
}

const isPostable = (row: ReturnRow) => !row.isPosted && POSTABLE.includes(row.verdict);

function Columns({ kept, headings }: Pick<ReturnViewProps, 'kept' | 'headings'>) {
  const options = headings.map((text, index) => ({
    value: String(index),
    label: text ? `${columnName(index)}: ${text}` : columnName(index),
  }));
  return (
    <Disclosure title="Kolom berkas" icon="settings" isOpen={kept.mapping.amount === undefined}>
      <Form
        action={`${CHECKOFF_PATH}/returns/${kept.id}/columns`}
        className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-3"
      >
        {DEDUCTION_SHEET.fields.map(({ key, label }) => (
          <Select
            key={key}
            name={key}
            label={label}
            isOptional
            placeholder="Tidak ada"
            value={kept.mapping[key] === undefined ? '' : String(kept.mapping[key])}
            options={options}
          />
        ))}
        <div>
          <Button>Periksa ulang</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

const VERDICTS: Readonly<
  Record<ReturnRow['verdict'], { label: string; tone: 'success' | 'warning' | 'error' | 'info' }>
> = {
  equal: { label: 'Sesuai', tone: 'success' },
  less: { label: 'Kurang', tone: 'warning' },
  more: { label: 'Lebih', tone: 'warning' },
  doubt: { label: 'Periksa orangnya', tone: 'warning' },
  none: { label: 'Tidak dipotong', tone: 'info' },
  unknown: { label: 'Tidak dikenal', tone: 'error' },
  double: { label: 'Ganda', tone: 'error' },
  unreadable: { label: 'Tidak terbaca', tone: 'error' },
};

const MATCHED: Readonly<Record<NonNullable<ReturnRow['matchedBy']>, string>> = {
  member_number: 'nomor anggota',
  employee_number: 'NIP',
  name_amount: 'nama dan jumlah',
  name: 'nama saja',
};

function RowsTable(props: {
  title: string;
  note: string;
  rows: readonly ReturnRow[];
  picked?: readonly string[];
}) {
  const { title, note, rows, picked } = props;
  if (rows.length === 0) return null;
  return (
    <Sheet title={title} note={note} isFlush>
      <DataTable
        isPlain
        caption={title}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={(row) => row.fullName || row.memberNumber || row.employeeNumber || `baris ${row.rowNumber}`}
        {...(picked ? { selection: { formId: FORM_ID, name: 'id', picked } } : {})}
        empty={{ kind: 'nothing-yet', title: 'Tidak ada baris' }}
        columns={[
          {
            key: 'file',
            label: 'Di berkas',
            cell: (row) => (
              <>
                <b className="font-semibold">{row.fullName || 'Tanpa nama'}</b>
                <span className="block text-sm text-muted">
                  {[`Baris ${row.rowNumber}`, row.memberNumber, row.employeeNumber]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </>
            ),
          },
          {
            key: 'person',
            label: 'Anggota',
            cell: (row) => (
              <>
                {row.personName ?? '–'}
                {row.matchedBy && (
                  <span className="block text-sm text-muted">Menurut {MATCHED[row.matchedBy]}</span>
                )}
              </>
            ),
          },
          {
            key: 'asked',
            label: 'Diminta',
            isNumeric: true,
            cell: (row) => (row.asked === null ? '–' : formatRupiah(row.asked)),
          },
          {
            key: 'amount',
            label: 'Dipotong',
            isNumeric: true,
            cell: (row) => (row.amount === null ? '–' : formatRupiah(row.amount)),
          },
          { key: 'problem', label: 'Catatan', cell: (row) => row.problem || '–' },
          {
            key: 'verdict',
            label: 'Hasil',
            onPhone: 'badge',
            cell: (row) =>
              row.isPosted ? (
                <Badge tone="success">Dicatat</Badge>
              ) : (
                <Badge tone={VERDICTS[row.verdict].tone}>{VERDICTS[row.verdict].label}</Badge>
              ),
          },
        ]}
      />
    </Sheet>
  );
}
