import {
  type BudgetDocument,
  type BudgetFault,
  type BudgetRow,
  budgetAccounts,
  budgetActivities,
  documentTitle,
  FUND_SOURCES,
  STAGE_WORDS,
  takesMoney,
  totalsOf,
} from '#features/village-budget';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { DESK_URL, documentUrl, importUrl, PUBLIC_URL, STATE_WORDS } from './budget-words.ts';
import { RowsTable, regulationText } from './public-view.tsx';

type Typed = Readonly<Record<string, string>>;

/** All documents, and the form that opens another. */
export function BudgetDesk(props: {
  documents: readonly BudgetDocument[];
  typed: Typed;
  errors: FieldErrors;
}) {
  const { documents, typed, errors } = props;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Kelola APBDes"
        note="Anggaran, perubahan, dan realisasi, masing-masing dengan peraturannya"
        actions={<LinkButton href={PUBLIC_URL}>Lihat yang diumumkan</LinkButton>}
      />
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Dokumen APBDes"
        rows={documents}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'coins', title: 'Belum ada dokumen APBDes' },
          children: 'Buka anggaran tahun ini di bawah, lalu isi barisnya atau impor lembarnya.',
        }}
        columns={[
          {
            ...{ key: 'title', label: 'Dokumen' },
            cell: (document) => (
              <a className="link font-semibold" href={documentUrl(document.id)}>
                {documentTitle(document)}
              </a>
            ),
          },
          { key: 'regulation', label: 'Peraturan', cell: regulationText },
          {
            ...{ key: 'rows', label: 'Baris', isNumeric: true },
            cell: ({ rowCount }) => formatCount(rowCount),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: ({ state }) => <StateBadge state={state} />,
          },
        ]}
      />
      <Sheet title="Buka dokumen">
        <Form action={DESK_URL} className="grid max-w-xl gap-5">
          <TextField
            name="year"
            label="Tahun anggaran"
            inputMode="numeric"
            value={typed.year}
            error={errors.year}
          />
          <Select
            name="stage"
            label="Dokumen"
            options={Object.entries(STAGE_WORDS).map(([value, label]) => ({ value, label }))}
            value={typed.stage ?? ''}
            error={errors.stage}
          />
          <DateField
            name="through"
            label="Realisasi sampai"
            help="Hanya untuk realisasi, misalnya 30 Juni atau 31 Desember."
            isOptional
            value={typed.through ?? ''}
            error={errors.through}
          />
          <FormActions>
            <Button look="primary">Buka dokumen</Button>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

function StateBadge({ state }: Pick<BudgetDocument, 'state'>) {
  return <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Badge>;
}

/** One document with its rows; what does not tie is named as long as it can still be mended. */
export function BudgetDocumentView(props: {
  ctx: RequestContext;
  document: BudgetDocument;
  rows: readonly BudgetRow[];
  faults: readonly BudgetFault[];
  typed: Typed;
  errors: FieldErrors;
}) {
  const { ctx, document, rows, faults, typed, errors } = props;
  const isDraft = document.state === 'draft';
  const totals = totalsOf(rows);
  const url = documentUrl(document.id);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={documentTitle(document)}
        note={regulationText(document)}
        badge={<StateBadge state={document.state} />}
        actions={
          isDraft && (
            <>
              {ctx.can('budget', 'import') && (
                <LinkButton href={importUrl(document.stage)} icon="upload">
                  Impor lembar
                </LinkButton>
              )}
              <LinkButton href={`${url}/baris`} look="primary" icon="plus">
                Tambah baris
              </LinkButton>
            </>
          )
        }
      />
      <ErrorSummary errors={errors} />
      <FigureRow
        items={[
          { label: 'Pendapatan', value: formatRupiah(totals.income) },
          { label: 'Belanja', value: formatRupiah(totals.spending) },
          { label: 'Surplus atau defisit', value: formatRupiah(totals.surplus) },
          { label: 'Pembiayaan neto', value: formatRupiah(totals.net) },
          { label: 'SiLPA tahun berjalan', value: formatRupiah(totals.remainder) },
        ]}
      />
      {faults.map(({ where, text, isDoubt }) => (
        <Notice key={where} tone={isDoubt ? 'info' : 'warning'} title={where}>
          {text}
        </Notice>
      ))}
      <Sheet isFlush title="Baris" note={`${formatCount(rows.length)} baris`}>
        <RowsTable
          caption={documentTitle(document)}
          rows={rows}
          {...(isDraft ? { urlOf: ({ id }: BudgetRow) => `${url}/baris/${id}` } : {})}
        />
      </Sheet>
      {isDraft && rows.length > 0 && (
        <Sheet title="Tetapkan" note="Setelah ditetapkan, isinya tidak berubah lagi.">
          <Form action={`${url}/tetapkan`} className="grid max-w-xl gap-5">
            <TextField
              name="regulation"
              label="Nomor peraturan"
              help="Misalnya Perdes 04 Tahun 2026."
              value={typed.regulation ?? ''}
              error={errors.regulation}
            />
            <DateField
              name="regulationOn"
              label="Tanggal peraturan"
              value={typed.regulationOn ?? ''}
              error={errors.regulationOn}
            />
            <FormActions>
              <Button look="primary">Tetapkan</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {document.state === 'adopted' && ctx.can('budget', 'publish') && (
        <Sheet title="Umumkan" note="Warga membacanya di halaman APBDes.">
          <Form action={`${url}/umumkan`}>
            <Button look="primary">Umumkan kepada warga</Button>
          </Form>
        </Sheet>
      )}
      {isDraft && (
        <Disclosure title="Hapus dokumen ini" icon="trash" isDanger>
          <p className="text-sm text-muted">Dokumen yang belum ditetapkan dan semua barisnya hilang.</p>
          <Form action={`${url}/batalkan`}>
            <Button look="danger">Hapus dokumen</Button>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

export function BudgetRowForm(props: {
  title: string;
  document: BudgetDocument;
  rowId: string | undefined;
  typed: Typed;
  errors: FieldErrors;
}) {
  const { title, document, rowId, typed, errors } = props;
  const url = `${documentUrl(document.id)}/baris`;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={title} note={documentTitle(document)} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={rowId ? `${url}/${rowId}` : url} className="grid gap-5">
          <Select
            name="accountCode"
            label="Rekening"
            options={budgetAccounts
              .filter(({ code }) => takesMoney(code))
              .map(({ code, name }) => ({ value: code, label: `${code} ${name}`, group: GROUPS[code[0]!]! }))}
            value={typed.accountCode ?? ''}
            error={errors.accountCode}
          />
          <Select
            name="activityCode"
            label="Kegiatan"
            help="Hanya untuk belanja."
            isOptional
            placeholder="Bukan belanja"
            options={budgetActivities
              .filter(({ code }) => code.length === 8)
              .map(({ code, name }) => ({ value: code, label: `${code} ${name}`, group: fieldOf(code) }))}
            value={typed.activityCode ?? ''}
            error={errors.activityCode}
          />
          <TextField
            name="description"
            label="Uraian"
            value={typed.description ?? ''}
            error={errors.description}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="volume"
              label="Volume"
              isOptional
              value={typed.volume ?? ''}
              error={errors.volume}
            />
            <TextField name="unit" label="Satuan" isOptional value={typed.unit ?? ''} error={errors.unit} />
          </div>
          <Select
            name="fundSource"
            label="Sumber dana"
            isOptional
            options={FUND_SOURCES.map(({ value, label }) => ({ value, label }))}
            value={typed.fundSource ?? ''}
            error={errors.fundSource}
          />
          <MoneyField name="amount" label="Jumlah" value={typed.amount ?? ''} error={errors.amount} />
          <FormActions>
            <Button look="primary">Simpan baris</Button>
            <LinkButton href={documentUrl(document.id)} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
      {rowId && (
        <Disclosure title="Hapus baris ini" icon="trash" isDanger>
          <Form action={`${url}/${rowId}/hapus`}>
            <Button look="danger">Hapus baris</Button>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

const GROUPS: Readonly<Record<string, string>> = { '4': 'Pendapatan', '5': 'Belanja', '6': 'Pembiayaan' };

const fieldOf = (code: string) => budgetActivities.find((one) => one.code === code.slice(0, 2))?.name ?? '';
