import { STATEMENT_FORMATS } from '#features/bank-statements';
import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  ErrorSummary,
  FigureRow,
  FileField,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { accountTitle, type LedgerAccount } from '../account.ts';
import { bankUrl, journalsUrl, type LedgerPlace } from '../place.ts';
import type { BankLine, BankStatement } from './bank-statement.ts';
import type { BookLine } from './reconcile.ts';

/** Statements of the bank, and the form for the next one. */
export function BankView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  statements: readonly BankStatement[];
  accounts: readonly LedgerAccount[];
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { ctx, place, statements, accounts, typed, errors } = props;
  const url = bankUrl(place);
  return (
    <>
      <PageHeader
        title="Rekonsiliasi bank"
        note="Baris rekening koran dicocokkan dengan buku kas, satu per satu, oleh petugas."
      />
      <ErrorSummary errors={errors} />
      {ctx.can(place.resources.bank, 'import') && (
        <Sheet title="Impor rekening koran">
          <Form action={url} isMultipart className="grid max-w-2xl gap-5">
            <Select
              name="account"
              label="Rekening"
              value={typed.account ?? ''}
              error={errors.account}
              options={accounts.map((account) => ({ value: account.id, label: accountTitle(account) }))}
            />
            <Select
              name="format"
              label="Bank"
              isOptional
              placeholder="Kenali sendiri"
              value={typed.format ?? ''}
              error={errors.format}
              options={STATEMENT_FORMATS.map(({ key, label }) => ({ value: key, label }))}
            />
            <MoneyField
              name="closing"
              label="Saldo akhir menurut bank"
              value={typed.closing ?? ''}
              error={errors.closing}
              help="Seperti tertulis di rekening koran pada hari terakhirnya."
            />
            <FileField
              name="file"
              label="Berkas CSV atau XLSX dari bank"
              error={errors.file}
              accept=".csv,.xlsx,.txt"
              help="Berkas yang sama dua kali tidak menambah apa pun."
            />
            <FormActions>
              <Button look="primary" busyLabel="Membaca…">
                Baca rekening koran
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      <DataTable
        caption="Rekening koran, terbaru di atas"
        rows={statements}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'scale', title: 'Belum ada rekening koran' },
          children: 'Unduh mutasi dari bank sebagai CSV, lalu impor di sini.',
        }}
        columns={[
          {
            ...{ key: 'file', label: 'Berkas' },
            cell: (row) => (
              <a className="link font-semibold" href={`${url}/${row.id}`}>
                {row.fileName}
              </a>
            ),
          },
          { key: 'account', label: 'Rekening', cell: (row) => row.account },
          {
            ...{ key: 'days', label: 'Hari', isNarrow: true },
            cell: (row) => `${formatDate(row.firstOn, 'short')} – ${formatDate(row.lastOn, 'short')}`,
          },
          { key: 'lines', label: 'Baris', isNumeric: true, cell: (row) => formatCount(row.lines) },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: (row) =>
              row.unmatched === 0 ? (
                <Badge tone="success">Cocok semua</Badge>
              ) : (
                <Badge tone="warning">{`${formatCount(row.unmatched)} belum cocok`}</Badge>
              ),
          },
        ]}
      />
    </>
  );
}

/** One statement beside the books: what agrees, what does not, and what to do about it. */
export function BankStatementView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  statement: BankStatement;
  lines: readonly BankLine[];
  suggested: ReadonlyMap<string, readonly BookLine[]>;
  certain: ReadonlyMap<string, BookLine>;
  open: readonly BookLine[];
  bookBalance: number;
  errors: FieldErrors;
}) {
  const { ctx, place, statement, lines, suggested, certain, open, bookBalance, errors } = props;
  const url = `${bankUrl(place)}/${statement.id}`;
  const canMatch = ctx.can(place.resources.bank, 'match');
  const difference = bookBalance - statement.closingBalance;
  const missing = lines.filter(({ journalId }) => journalId === null);
  return (
    <>
      <PageHeader
        title={statement.fileName}
        note={`${statement.account}, ${formatDate(statement.firstOn)} sampai ${formatDate(statement.lastOn)}`}
      />
      <ErrorSummary errors={errors} />
      <FigureRow
        items={[
          { label: 'Saldo menurut buku', value: formatRupiah(bookBalance) },
          { label: 'Saldo menurut bank', value: formatRupiah(statement.closingBalance) },
          { label: 'Selisih', value: formatRupiah(difference) },
        ]}
      />
      {difference === 0 && missing.length === 0 && (
        <Notice tone="success" title="Buku dan bank sama">
          Semua baris bank ada di buku, dan saldonya sama pada {formatDate(statement.lastOn)}.
        </Notice>
      )}
      {canMatch && certain.size > 0 && (
        <Sheet title={`${formatCount(certain.size)} baris punya satu pasangan yang pasti`}>
          <p className="prose-text mb-4 text-muted">
            Jumlahnya sama, harinya berdekatan, dan tidak ada pilihan lain. Periksa daftar di bawah, lalu
            cocokkan sekaligus.
          </p>
          <Form action={`${url}/cocokkan-pasti`}>
            <Button look="primary">{`Cocokkan ${formatCount(certain.size)} baris`}</Button>
          </Form>
        </Sheet>
      )}
      <DataTable
        caption="Baris rekening koran"
        rows={lines}
        rowKey={({ id }) => id}
        empty={{ kind: 'nothing-yet', title: 'Tidak ada baris' }}
        columns={[
          { key: 'text', label: 'Keterangan bank', cell: (row) => row.text },
          {
            ...{ key: 'day', label: 'Tanggal', isNarrow: true },
            cell: (row) => formatDate(row.postedOn, 'short'),
          },
          {
            ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
            cell: (row) => formatRupiah(row.amount),
          },
          {
            ...{ key: 'match', label: 'Baris buku' },
            cell: (row) => (
              <MatchCell {...{ place, url, row, canMatch }} fits={suggested.get(row.id) ?? []} />
            ),
          },
        ]}
      />
      <Sheet title="Ada di buku, belum ada di bank" note="Sekitar hari-hari rekening koran ini" isFlush>
        <DataTable
          isPlain
          caption="Baris buku yang belum cocok"
          rows={open}
          rowKey={({ journalId, position }) => `${journalId}:${position}`}
          empty={{ kind: 'nothing-yet', title: 'Semua baris buku sudah cocok' }}
          columns={[
            {
              ...{ key: 'number', label: 'Jurnal' },
              cell: (row) => (
                <a className="link" href={`${journalsUrl(place)}/${row.journalId}`}>
                  {row.number}
                </a>
              ),
            },
            { key: 'description', label: 'Uraian', cell: (row) => row.description },
            {
              ...{ key: 'day', label: 'Tanggal', isNarrow: true },
              cell: (row) => formatDate(row.postedOn, 'short'),
            },
            {
              ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
              cell: (row) => formatRupiah(row.amount),
            },
          ]}
          totals={{
            number: 'Jumlah',
            amount: formatRupiah(open.reduce((sum, { amount }) => sum + amount, 0)),
          }}
        />
      </Sheet>
    </>
  );
}

function MatchCell(props: {
  place: LedgerPlace;
  url: string;
  row: BankLine;
  fits: readonly BookLine[];
  canMatch: boolean;
}) {
  const { place, url, row, fits, canMatch } = props;
  if (row.journalId)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <a className="link" href={`${journalsUrl(place)}/${row.journalId}`}>
          {row.journalNumber}
        </a>
        <Badge tone="success">Cocok</Badge>
        {canMatch && (
          <Form action={`${url}/lepas`} hidden={{ line: row.id }}>
            <Button look="quiet" size="sm">
              Lepas
            </Button>
          </Form>
        )}
      </div>
    );
  if (!canMatch) return <Badge tone="warning">Belum cocok</Badge>;
  if (fits.length === 0)
    return (
      <LinkButton href={`${journalsUrl(place)}/baru`} size="sm">
        Tulis jurnalnya
      </LinkButton>
    );
  return (
    <Form action={`${url}/cocokkan`} hidden={{ line: row.id }} className="flex flex-wrap items-end gap-2">
      <Select
        name="book"
        id={`book-${row.id}`}
        label="Baris buku"
        isLabelHidden
        placeholder={false}
        value={`${fits[0]!.journalId}:${fits[0]!.position}`}
        options={fits.map((book) => ({
          value: `${book.journalId}:${book.position}`,
          label: `${book.number}, ${formatDate(book.postedOn, 'short')}, ${book.description}`,
        }))}
      />
      <Button size="sm">Cocokkan</Button>
    </Form>
  );
}
