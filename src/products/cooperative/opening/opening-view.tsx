import { accountTitle, type LedgerAccount } from '#features/ledger';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  Sheet,
  StepList,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Ties } from './check-ties.ts';
import type { Opening } from './opening.ts';

export const OPENING_URL = '/pembukuan/saldo-awal';

const CLASSES = [
  { key: 'asset', title: 'Aset' },
  { key: 'liability', title: 'Kewajiban' },
  { key: 'equity', title: 'Ekuitas' },
] as const;

export interface OpeningViewProps {
  ctx: RequestContext;
  opening: Opening | undefined;
  accounts: readonly LedgerAccount[];
  ties: Ties;
  /** What was typed and was wrong; otherwise what is stored. */
  typed: { asOf: string; figures: Readonly<Record<string, string>>; reason: string };
  errors: FieldErrors;
}

/** What the books begin with: figures of the old balance sheet, the sheet of members, what does not tie, and who decides. */
export function OpeningView(props: OpeningViewProps) {
  const { ctx, opening, ties, errors } = props;
  const state = opening?.state ?? 'draft';
  const can = (right: string) => ctx.can('opening-balance', right);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title="Saldo awal" note={noteOf(props)} />
      <ErrorSummary errors={errors} />
      <StepList
        label="Langkah saldo awal"
        steps={[
          { title: 'Isi neraca', state: stepOf(ties.debit > 0, state === 'draft') },
          { title: 'Impor anggota', state: stepOf(opening?.members != null, state === 'draft') },
          {
            title: 'Ajukan',
            state: stepOf(state !== 'draft', state === 'draft' && ties.faults.length === 0),
          },
          { title: 'Disetujui', state: stepOf(state === 'posted', state === 'submitted') },
        ]}
      />
      <Standing {...props} />
      {state !== 'posted' && <TieSheet {...props} />}
      {state === 'draft' && can('import') && <FiguresForm {...props} />}
      {state !== 'draft' && <FiguresTable {...props} />}
    </div>
  );
}

const stepOf = (isDone: boolean, isNow: boolean) => (isDone ? 'done' : isNow ? 'now' : 'next');

function noteOf({ opening }: OpeningViewProps): string {
  if (!opening) return 'Angka neraca terakhir dan saldo setiap anggota, sebelum buku ini dimulai.';
  return `Per ${formatDate(opening.asOf)}`;
}

/** Where it stands, and what the person who looks can do about it. */
function Standing({ ctx, opening, ties, typed, errors }: OpeningViewProps) {
  const zone = zoneOf(ctx.tenant.timeZone);
  const can = (right: string) => ctx.can('opening-balance', right);
  if (opening?.state === 'posted')
    return (
      <Notice
        tone="success"
        title="Saldo awal sudah dibukukan"
        action={<LinkButton href={`/pembukuan/jurnal/${opening.journalId}`}>Lihat jurnal</LinkButton>}
      >
        Disetujui {opening.decidedByName}, {formatMoment(opening.decidedAt!, zone, 'short')}. Perubahan
        sesudahnya dicatat dengan jurnal.
      </Notice>
    );
  if (opening?.state === 'submitted')
    return (
      <Sheet
        title="Menunggu persetujuan pengurus lain"
        note={`Diajukan ${opening.submittedByName}, ${formatMoment(opening.submittedAt!, zone, 'short')}`}
      >
        <div className="grid gap-5">
          <p className="prose-text text-muted">
            Sesudah disetujui, satu jurnal dibukukan atas semua akun. Jurnal itu tidak diubah lagi.
          </p>
          {can('approve') && (
            <Form action={`${OPENING_URL}/setujui`}>
              <Button look="primary">Setujui dan bukukan</Button>
            </Form>
          )}
          {can('approve') && (
            <Disclosure title="Kembalikan untuk diperbaiki" isOpen={errors.reason !== undefined}>
              <Form action={`${OPENING_URL}/kembalikan`} className="grid max-w-xl gap-5">
                <TextField
                  name="reason"
                  label="Yang harus diperbaiki"
                  value={typed.reason}
                  error={errors.reason}
                  maxLength={300}
                />
                <FormActions>
                  <Button>Kembalikan</Button>
                </FormActions>
              </Form>
            </Disclosure>
          )}
          {can('import') && (
            <Form action={`${OPENING_URL}/tarik`}>
              <Button look="quiet">Tarik kembali</Button>
            </Form>
          )}
        </div>
      </Sheet>
    );
  return (
    <>
      {opening?.returnedReason && (
        <Notice tone="warning" title="Dikembalikan untuk diperbaiki">
          {opening.returnedReason}
        </Notice>
      )}
      {can('import') && (
        <Sheet title="Saldo setiap anggota">
          <div className="grid gap-4">
            <p className="prose-text text-muted">
              {opening?.members
                ? `${formatCount(opening.members.length)} anggota sudah diimpor. Impor lagi menggantinya.`
                : 'Impor lembar simpanan dan pinjaman anggota. Setiap baris diperiksa dahulu; judul kolom boleh berbeda.'}
            </p>
            <FormActions>
              <LinkButton href={`${OPENING_URL}/impor`} icon="sheet">
                Impor lembar anggota
              </LinkButton>
              {ties.faults.length === 0 && (
                <Form action={`${OPENING_URL}/ajukan`}>
                  <Button look="primary">Ajukan ke pengurus lain</Button>
                </Form>
              )}
            </FormActions>
          </div>
        </Sheet>
      )}
    </>
  );
}

/** What ties and what does not. */
function TieSheet({ ties }: OpeningViewProps) {
  const { debit, credit, controls, strangers, faults } = ties;
  return (
    <Sheet title="Pemeriksaan" note="Tidak ada yang dibukukan selama ada yang tidak cocok">
      <div className="grid gap-5">
        {faults.length > 0 && (
          <Notice tone="warning" title="Yang belum cocok">
            <ul className="list-disc pl-5">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Notice>
        )}
        <FigureRow
          items={[
            { label: 'Jumlah debit', value: formatRupiah(debit) },
            { label: 'Jumlah kredit', value: formatRupiah(credit) },
            { label: 'Selisih', value: formatRupiah(debit - credit) },
          ]}
        />
        <DataTable
          isPlain
          caption="Akun anggota dan jumlah lembar anggota"
          rows={controls}
          rowKey={({ account }) => account}
          empty={{ kind: 'nothing-yet', title: 'Tidak ada akun anggota' }}
          columns={[
            { key: 'account', label: 'Akun', cell: (row) => row.account },
            {
              ...{ key: 'figure', label: 'Di neraca', isNumeric: true, onPhone: 'pair' },
              cell: (row) => formatRupiah(row.figure),
            },
            {
              ...{ key: 'members', label: 'Semua anggota', isNumeric: true },
              cell: (row) => formatRupiah(row.members),
            },
            {
              ...{ key: 'difference', label: 'Selisih', isNumeric: true },
              cell: (row) => formatRupiah(row.figure - row.members),
            },
          ]}
        />
        {strangers.length > 0 && (
          <Disclosure title={`${formatCount(strangers.length)} anggota belum ada di buku 01`}>
            <p className="mb-3 text-sm text-muted">
              Saldo dibukukan atas nomor anggota. Catat mereka di buku 01, misalnya dengan mengimpor lembar
              yang sama di sana.
            </p>
            <ul className="list-disc pl-5 text-sm">
              {strangers.slice(0, 100).map((member) => (
                <li key={member.memberNumber}>
                  {member.memberNumber} {member.fullName}
                </li>
              ))}
            </ul>
            <p className="mt-3">
              <LinkButton href="/buku/anggota">Buka buku 01</LinkButton>
            </p>
          </Disclosure>
        )}
      </div>
    </Sheet>
  );
}

function FiguresForm({ accounts, typed, errors }: OpeningViewProps) {
  return (
    <Sheet title="Angka neraca" note="Menurut neraca terakhir buku lama; yang kosong dianggap nol">
      <Form action={`${OPENING_URL}/angka`} draftKey="saldo-awal" className="grid gap-8">
        <DateField
          name="asOf"
          label="Per tanggal"
          value={typed.asOf}
          error={errors.asOf}
          help="Hari terakhir buku lama, misalnya 31 Desember."
        />
        {CLASSES.map(({ key, title }) => (
          <FormSection key={key} title={title}>
            <div className="grid gap-5 sm:grid-cols-2">
              {accounts
                .filter((account) => account.class === key)
                .map((account) => (
                  <MoneyField
                    key={account.id}
                    name={`figure-${account.id}`}
                    label={labelOf(account)}
                    isOptional
                    value={typed.figures[account.id] ?? ''}
                    error={errors[`figure-${account.id}`]}
                  />
                ))}
            </div>
          </FormSection>
        ))}
        <FormActions>
          <Button look="primary">Simpan dan periksa</Button>
        </FormActions>
      </Form>
    </Sheet>
  );
}

function labelOf(account: LedgerAccount): string {
  const isContra = (account.class === 'asset') !== (account.normalSide === 'debit');
  return isContra ? `${accountTitle(account)} (pengurang)` : accountTitle(account);
}

function FiguresTable({ accounts, opening, ties }: OpeningViewProps) {
  const filled = accounts.filter(({ id }) => opening?.figures[id]);
  const figure = (account: LedgerAccount, side: LedgerAccount['normalSide']) =>
    account.normalSide === side ? formatRupiah(opening!.figures[account.id]!) : '';
  return (
    <DataTable
      caption="Angka neraca"
      rows={filled}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', title: 'Belum ada angka' }}
      columns={[
        { key: 'account', label: 'Akun', cell: (row) => accountTitle(row) },
        {
          ...{ key: 'debit', label: 'Debit', isNumeric: true, onPhone: 'pair' },
          cell: (row) => figure(row, 'debit'),
        },
        { key: 'credit', label: 'Kredit', isNumeric: true, cell: (row) => figure(row, 'credit') },
      ]}
      totals={{ account: 'Jumlah', debit: formatRupiah(ties.debit), credit: formatRupiah(ties.credit) }}
    />
  );
}
