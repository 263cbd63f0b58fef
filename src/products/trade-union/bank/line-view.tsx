import type { DuesPayment } from '#features/dues';
import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  Checkbox,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  LinkButton,
  PageHeader,
  SearchField,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { Payer } from '../treasury/read-payer.ts';
import type { BankLine } from './bank-line.ts';
import { BANK_PATH } from './bank-view.tsx';
import { LineBadge } from './batch-view.tsx';

export interface LineViewProps {
  ctx: RequestContext;
  line: BankLine;
  /** The suggested or chosen person with payments that may be this money. */
  payer: Payer | undefined;
  payments: readonly DuesPayment[];
  found: readonly Payer[];
  q: string;
  problem?: AppError | undefined;
}

/** One line of the bank: whose money it is. */
export function LineView({ ctx, line, payer, payments, found, q, problem }: LineViewProps) {
  const url = `${BANK_PATH}/${line.batchId}/lines/${line.id}`;
  const canMatch = ctx.can('dues.bank', 'match');
  return (
    <div className="grid max-w-3xl gap-4 lg:gap-6">
      <PageHeader
        title={formatRupiah(line.amount)}
        badge={<LineBadge line={line} />}
        note={formatDate(line.postedOn)}
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <Sheet title="Menurut bank">
        <DescriptionList
          items={[
            { term: 'Keterangan', detail: line.text || '–' },
            ...(line.reasons ? [{ term: 'Petunjuk', detail: line.reasons }] : []),
            ...(line.paidName ? [{ term: 'Dicatat untuk', detail: line.paidName }] : []),
            ...(line.decidedByName ? [{ term: 'Oleh', detail: line.decidedByName }] : []),
            ...(line.note ? [{ term: 'Catatan', detail: line.note }] : []),
          ]}
        />
        {line.paymentId && (
          <div className="mt-4">
            <LinkButton href={`/treasury/dues/payments/${line.paymentId}`}>Lihat pembayaran</LinkButton>
          </div>
        )}
      </Sheet>
      {canMatch && line.state === 'open' && (
        <>
          {payer && (
            <Sheet title={`Uang dari ${payer.fullName}`}>
              <Form action={`${url}/confirm`} hidden={{ payer: payer.id }} className="grid gap-4">
                <Select
                  name="payment"
                  label="Bukti atau pembayaran yang sama"
                  isOptional
                  placeholder="Belum ada, catat sebagai pembayaran baru"
                  value={line.suggestedPayerId === payer.id ? (line.suggestedPaymentId ?? '') : ''}
                  options={payments.map((payment) => ({
                    value: payment.id,
                    label: `${formatRupiah(payment.receivedAmount ?? payment.amount)}, ${formatDate(payment.paidOn)}, ${payment.status === 'verified' ? 'sudah diverifikasi' : 'bukti menunggu'}`,
                  }))}
                />
                {problem?.code === 'maybe_posted' && (
                  <Checkbox name="another" label="Ini uang lain, bukan pembayaran yang sudah tercatat itu" />
                )}
                <div>
                  <Button look="primary" icon="circle-check" busyLabel="Mencatat…">
                    Catat untuk {payer.fullName}
                  </Button>
                </div>
              </Form>
            </Sheet>
          )}
          <Sheet title={payer ? 'Atau anggota lain' : 'Pilih anggotanya'}>
            <Form action={url} method="get" role="search">
              <SearchField label="Cari nama atau nomor anggota" value={q} />
            </Form>
            {q !== '' && found.length === 0 && (
              <p className="mt-3 text-sm text-muted">Tidak ada anggota dengan nama atau nomor itu.</p>
            )}
            <ul className="mt-3">
              {found.map((one) => (
                <li key={one.id} className="border-b border-base-300 py-2 last:border-0">
                  <a className="link font-semibold" href={`${url}?payer=${one.id}`}>
                    {one.fullName}
                  </a>
                  <span className="block text-sm text-muted">{one.memberNumber ?? 'Belum bernomor'}</span>
                </li>
              ))}
            </ul>
          </Sheet>
          <Disclosure title="Bukan uang iuran" icon="x" isOpen={problem?.fields.note !== undefined}>
            <Form action={`${url}/ignore`} className="grid gap-3">
              <TextField name="note" label="Uang apa ini" maxLength={200} error={problem?.fields.note} />
              <div>
                <Button>Abaikan baris ini</Button>
              </div>
            </Form>
          </Disclosure>
        </>
      )}
      {canMatch && line.state === 'ignored' && (
        <Form action={`${url}/reopen`}>
          <Button icon="undo-2">Periksa lagi</Button>
        </Form>
      )}
    </div>
  );
}
