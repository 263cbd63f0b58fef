import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable, LinkButton, PageHeader } from '#kernel/ui';
import type { MemberShare, Surplus } from './surplus.ts';
import { STATES, SURPLUS_URL, yearUrl } from './surplus-words.ts';

/** The years whose surplus a meeting decided about. */
export function YearsView({ ctx, years }: { ctx: RequestContext; years: readonly Surplus[] }) {
  const canDecide = ctx.can('annual-meeting', 'decide');
  return (
    <>
      <PageHeader
        title="SHU"
        note="Sisa hasil usaha dibagi menurut keputusan rapat anggota, sampai rupiah terakhir."
        actions={
          canDecide && (
            <LinkButton href={`${SURPLUS_URL}/keputusan`} look="primary" icon="gavel">
              Catat keputusan rapat
            </LinkButton>
          )
        }
      />
      <DataTable
        caption="SHU per tahun, terbaru di atas"
        rows={years}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'gavel', title: 'Belum ada keputusan rapat' },
          children:
            'Pembagian dimulai dari keputusan rapat anggota yang tercatat di buku 07. Catat persentasenya di sini.',
        }}
        columns={[
          {
            ...{ key: 'year', label: 'Tahun buku' },
            cell: (row) => (
              <a className="link font-semibold" href={yearUrl(row.year)}>
                {row.year}
              </a>
            ),
          },
          {
            ...{ key: 'meeting', label: 'Rapat anggota', onPhone: 'pair' },
            cell: (row) => formatDate(row.meetingOn, 'short'),
          },
          {
            ...{ key: 'amount', label: 'SHU', isNumeric: true },
            cell: (row) => (row.amount === null ? '–' : formatRupiah(row.amount)),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>,
          },
        ]}
      />
    </>
  );
}

/** What a member got, year by year. */
export function OwnSharesView(props: { shares: readonly (MemberShare & { year: number })[] }) {
  return (
    <>
      <PageHeader title="SHU saya" note="Bagian Anda menurut simpanan dan transaksi, sesudah dibukukan." />
      <DataTable
        caption="SHU saya per tahun"
        rows={props.shares}
        rowKey={({ year }) => String(year)}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'gavel', title: 'Belum ada SHU untuk Anda' },
          children: 'Bagian Anda muncul di sini sesudah rapat anggota memutuskan dan pengurus membukukannya.',
        }}
        columns={[
          { key: 'year', label: 'Tahun buku', cell: (row) => row.year },
          {
            ...{ key: 'capital', label: 'Menurut simpanan', isNumeric: true, onPhone: 'pair' },
            cell: (row) => formatRupiah(row.capital),
          },
          {
            ...{ key: 'business', label: 'Menurut transaksi', isNumeric: true },
            cell: (row) => formatRupiah(row.business),
          },
          {
            ...{ key: 'total', label: 'Jumlah', isNumeric: true },
            cell: (row) => <b className="font-semibold">{formatRupiah(row.total)}</b>,
          },
          {
            ...{ key: 'slip', label: 'Slip' },
            cell: (row) => (
              <LinkButton href={yearUrl(row.year, `/slip/${row.memberId}`)} size="sm" download>
                PDF
              </LinkButton>
            ),
          },
        ]}
      />
    </>
  );
}
