import type { DuesRate } from '#features/dues';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable, Disclosure, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';

export interface RatesViewProps {
  /** Every version, newest first within a code. */
  history: readonly DuesRate[];
  today: string;
}

const GROUPS = [
  { scheme: 'golongan', title: 'Menurut golongan', note: 'PNS' },
  {
    scheme: 'gaji',
    title: 'Menurut gaji bersih sebulan',
    note: 'PPPK, dosen tetap, kontrak, honorer, dan lainnya',
  },
] as const;

/** What holds today, what is planned, and what held before. */
export function RatesView({ history, today }: RatesViewProps) {
  const now = history.filter((rate) => isInForce(rate, today));
  const planned = history.filter(({ effectiveFrom }) => effectiveFrom > today);
  const ending = now.filter(
    ({ code, effectiveTo }) => effectiveTo !== null && !planned.some((rate) => rate.code === code),
  );
  const past = history.filter(({ effectiveTo }) => effectiveTo !== null && effectiveTo < today);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Master tarif iuran"
        note={`Berlaku pada ${formatDate(today)}`}
        actions={
          <LinkButton href="/treasury/dues/rates/edit" look="primary" icon="pencil">
            Ubah tarif
          </LinkButton>
        }
      />
      {planned.length > 0 && (
        <Notice tone="info" title={`Tarif baru mulai ${formatDate(planned[0]!.effectiveFrom)}`}>
          {planned.map((rate) => `${rate.label} ${formatRupiah(rate.amount)}`).join('; ')}.
        </Notice>
      )}
      {ending.length > 0 && (
        <Notice tone="warning" title="Tarif yang akan berakhir">
          {ending.map(({ label, effectiveTo }) => `${label} (sampai ${formatDate(effectiveTo!)})`).join('; ')}
          . Anggota yang memakainya perlu dasar iuran lain.
        </Notice>
      )}
      {GROUPS.map(({ scheme, title, note }) => (
        <Sheet key={scheme} title={title} note={note} isFlush>
          <RateTable
            title={title}
            rates={now.filter((rate) => rate.scheme === scheme)}
            isBracket={scheme === 'gaji'}
          />
        </Sheet>
      ))}
      <Disclosure title={`Riwayat tarif, ${history.length} versi`} icon="archive">
        {past.length === 0 && planned.length === 0 ? (
          <p className="text-sm text-muted">Belum pernah berubah. Setiap perubahan tersimpan di sini.</p>
        ) : (
          <DataTable
            isPlain
            caption="Semua versi tarif"
            rows={history}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', title: 'Belum ada tarif' }}
            columns={[
              { key: 'label', label: 'Tarif', cell: ({ label }) => <b className="font-semibold">{label}</b> },
              {
                key: 'time',
                label: 'Masa berlaku',
                cell: (rate) =>
                  `${formatDate(rate.effectiveFrom, 'short')} – ${rate.effectiveTo ? formatDate(rate.effectiveTo, 'short') : 'seterusnya'}`,
              },
              { key: 'salary', label: 'Gaji', onPhone: 'hidden', cell: bracketText },
              {
                key: 'amount',
                label: 'Per bulan',
                isNumeric: true,
                cell: ({ amount }) => formatRupiah(amount),
              },
              {
                key: 'state',
                label: 'Keadaan',
                onPhone: 'badge',
                cell: (rate) => <StateBadge rate={rate} today={today} />,
              },
            ]}
          />
        )}
      </Disclosure>
    </div>
  );
}

function RateTable({
  title,
  rates,
  isBracket,
}: {
  title: string;
  rates: readonly DuesRate[];
  isBracket: boolean;
}) {
  return (
    <DataTable
      isPlain
      caption={title}
      rows={rates}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', title: 'Belum ada tarif di sini' }}
      columns={[
        { key: 'label', label: 'Tarif', cell: ({ label }) => <b className="font-semibold">{label}</b> },
        {
          key: 'code',
          label: 'Kode',
          onPhone: 'hidden',
          cell: ({ code }) => <code className="text-sm">{code}</code>,
        },
        ...(isBracket ? [{ key: 'salary', label: 'Gaji', onPhone: 'line' as const, cell: bracketText }] : []),
        {
          key: 'from',
          label: 'Sejak',
          isNarrow: true,
          onPhone: 'pair' as const,
          cell: ({ effectiveFrom }: DuesRate) => formatDate(effectiveFrom, 'short'),
        },
        {
          key: 'amount',
          label: 'Per bulan',
          isNumeric: true,
          onPhone: 'pair',
          cell: ({ amount }) => formatRupiah(amount),
        },
      ]}
    />
  );
}

function StateBadge({ rate, today }: { rate: DuesRate; today: string }) {
  if (isInForce(rate, today)) return <Badge tone="success">Berlaku</Badge>;
  return rate.effectiveFrom > today ? <Badge tone="info">Direncanakan</Badge> : <Badge>Berakhir</Badge>;
}

function bracketText({ minSalary, maxSalary }: DuesRate): string {
  if (minSalary === null) return '–';
  return maxSalary === null
    ? `${formatRupiah(minSalary)} ke atas`
    : `${formatRupiah(minSalary)}–${formatRupiah(maxSalary)}`;
}

const isInForce = (rate: DuesRate, today: string) =>
  rate.effectiveFrom <= today && (rate.effectiveTo === null || rate.effectiveTo >= today);
