import { STATEMENT_FORMATS } from '#features/bank-statements';
import type { PaymentChannels } from '#features/payments';
import { formatDate, formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Button,
  DataTable,
  Disclosure,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import type { BankBatch, BankProfile } from './batches.ts';
import { LAYOUT_FIELDS } from './read-own-layout.ts';

export const BANK_PATH = '/treasury/dues/bank';

export interface BankViewProps {
  ctx: RequestContext;
  batches: readonly BankBatch[];
  profiles: readonly BankProfile[];
  accounts: PaymentChannels['bankAccounts'];
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** Statements taken in, and the form for the next one. */
export function BankView(props: BankViewProps) {
  const { ctx, batches, errors } = props;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Mutasi bank"
        note="Baris mutasi dicocokkan dengan anggota. Tidak ada yang dicatat sebelum Anda menyetujuinya."
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-[1fr_1.4fr]">
        <UploadForm {...props} />
        <Sheet title="Yang sudah diimpor" isFlush>
          <DataTable
            isPlain
            caption="Mutasi yang sudah diimpor"
            rows={batches}
            rowKey={({ id }) => id}
            empty={{
              kind: 'nothing-yet',
              icon: 'landmark',
              title: 'Belum ada mutasi',
              children:
                'Unduh mutasi dari laman bank, lalu unggah di sini. Berkas yang sama dua kali tidak menggandakan apa pun.',
            }}
            columns={[
              {
                key: 'period',
                label: 'Mutasi',
                cell: (row) => (
                  <a className="link font-semibold" href={`${BANK_PATH}/${row.id}`}>
                    {row.firstOn && row.lastOn
                      ? `${formatDate(row.firstOn, 'short')} – ${formatDate(row.lastOn, 'short')}`
                      : row.fileName}
                  </a>
                ),
              },
              { key: 'account', label: 'Rekening', cell: (row) => `…${row.accountTail}` },
              {
                key: 'new',
                label: 'Baris baru',
                isNumeric: true,
                cell: (row) => `${formatCount(row.newCount)} dari ${formatCount(row.lineCount)}`,
              },
              { key: 'open', label: 'Belum', isNumeric: true, cell: (row) => formatCount(row.open) },
              {
                key: 'at',
                label: 'Diimpor',
                onPhone: 'hidden',
                cell: (row) => `${formatMoment(row.createdAt, zoneOf(ctx), 'short')}, ${row.importedByName}`,
              },
            ]}
          />
        </Sheet>
      </div>
    </div>
  );
}

function UploadForm({ accounts, profiles, typed, errors }: BankViewProps) {
  const isOwn = LAYOUT_FIELDS.some(({ name }) => errors[name] || typed[name]) || Boolean(errors.file);
  if (accounts.length === 0) {
    return (
      <Notice
        tone="warning"
        title="Rekening serikat belum diisi"
        action={<LinkButton href="/treasury/dues/policy/edit">Isi rekening</LinkButton>}
      >
        Mutasi diimpor per rekening, supaya baris yang sama tidak terhitung dua kali.
      </Notice>
    );
  }
  return (
    <Sheet title="Impor mutasi">
      <Form action={BANK_PATH} isMultipart className="grid gap-4">
        <Select
          name="account"
          label="Rekening"
          value={typed.account ?? (accounts.length === 1 ? accounts[0]!.number : '')}
          error={errors.account}
          options={accounts.map(({ bank, number }) => ({ value: number, label: `${bank} ${number}` }))}
        />
        <FileField
          name="file"
          label="Berkas mutasi"
          accept=".csv,.tsv,.txt,.xlsx"
          help="CSV atau XLSX seperti diunduh dari bank."
          error={errors.file}
        />
        <Select
          name="format"
          label="Susunan berkas"
          value={typed.format ?? ''}
          placeholder="Kenali sendiri"
          isOptional
          options={[
            ...STATEMENT_FORMATS.map(({ key, label }) => ({ value: key, label })),
            ...profiles.map(({ id, name }) => ({ value: id, label: `Pemetaan: ${name}` })),
            { value: 'own', label: 'Sebutkan kolomnya sendiri' },
          ]}
        />
        <Disclosure title="Bank lain: sebutkan kolomnya" icon="settings" isOpen={isOwn}>
          <p className="text-sm text-muted">
            Dengan huruf kolom seperti di Excel. Pilih “Sebutkan kolomnya sendiri” di atas.
          </p>
          {LAYOUT_FIELDS.map(({ name, label, isOptional }) => (
            <TextField
              key={name}
              name={name}
              label={label}
              isOptional={isOptional}
              maxLength={20}
              value={typed[name] ?? ''}
              error={errors[name]}
            />
          ))}
          <TextField
            name="firstRow"
            label="Baris pertama yang berisi mutasi"
            type="number"
            min={1}
            max={100}
            value={typed.firstRow ?? '2'}
            error={errors.firstRow}
          />
          <TextField
            name="profileName"
            label="Simpan pemetaan ini dengan nama"
            isOptional
            maxLength={60}
            value={typed.profileName ?? ''}
            error={errors.profileName}
          />
        </Disclosure>
        <FormActions>
          <Button look="primary" icon="upload" busyLabel="Membaca…">
            Impor mutasi
          </Button>
        </FormActions>
      </Form>
    </Sheet>
  );
}
