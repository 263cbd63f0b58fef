import {
  Badge,
  Button,
  ColumnChart,
  DescriptionList,
  FigureRow,
  Icon,
  LinkButton,
  PageHeader,
  PickerList,
  ShareBar,
  Sheet,
  type Stage,
  StageList,
} from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame, UNION_MENU, withCurrent } from './houses.ts';

const MONTHS: [label: string, value: number, plan: number][] = [
  ['Des', 86, 88],
  ['Jan', 87, 89],
  ['Feb', 86, 90],
  ['Mar', 90, 92],
  ['Apr', 89, 93],
  ['Mei', 91, 94],
  ['Jun', 93, 95],
  ['Jul', 92, 97],
  ['Agu', 95, 98],
  ['Sep', 94, 100],
  ['Okt', 97, 102],
  ['Nov', 86.4, 104.3],
];

const LADDER: (Stage & { value: number })[] = [
  {
    key: 'ok',
    label: 'Lancar',
    note: 'iuran terbayar',
    count: '1.482',
    value: 1482,
    icon: 'circle-check',
    colour: 'var(--color-success)',
    url: '#lancar',
  },
  {
    key: 'remind',
    label: 'Pengingat',
    note: '1 bulan',
    count: '142',
    value: 142,
    icon: 'bell',
    colour: 'var(--color-info)',
    url: '#pengingat',
  },
  {
    key: 'warn',
    label: 'Peringatan',
    note: '2 bulan',
    count: '61',
    value: 61,
    icon: 'clock-alert',
    colour: 'var(--color-warning)',
    url: '#peringatan',
  },
  {
    key: 'held',
    label: 'Ditahan',
    note: '3 bulan atau lebih',
    count: '61',
    value: 61,
    icon: 'lock',
    colour: 'var(--color-error)',
    url: '#ditahan',
  },
];

const FOUND = (
  <Badge tone="success" icon="link">
    Ada di mutasi
  </Badge>
);

const PROOFS: [title: string, note: string, amount: string, when: string, badge: React.ReactNode][] = [
  ['Muhammad Iqbal Daeng Matutu', '2 bulan: Oktober, November', 'Rp150.000', '3 jam lalu', FOUND],
  ['Herlina Simanjuntak', 'November 2026', 'Rp60.000', '5 jam lalu', FOUND],
  [
    'Agus Salim',
    'November 2026',
    'Rp60.000',
    '5 jam lalu',
    <Badge key="b" tone="warning">
      Selisih Rp10.000
    </Badge>,
  ],
  ['Ketut Suardana', 'Pendaftaran', 'Rp75.000', 'kemarin', FOUND],
  [
    'Theresia Bano',
    '3 bulan: September–November',
    'Rp120.000',
    'kemarin',
    <Badge key="b" icon="search">
      Belum ditemukan
    </Badge>,
  ],
  ['Rudi Hartanto', 'November 2026', 'Rp75.000', 'kemarin', FOUND],
  ['Novi Anggraeni', 'November 2026', 'Rp45.000', '2 hari lalu', FOUND],
];

/** Mock 07: the treasurer's first page. */
export function Treasury({ frame }: { frame: GalleryFrame }) {
  const account = { name: 'Bambang Wicaksono', roleLabel: 'Bendahara', initials: 'BW' };
  return (
    <ConsoleShell
      frame={houseFrame(frame, 'serikat', 'Kebendaharaan', account)}
      menu={withCurrent(UNION_MENU, 'summary')}
      breadcrumb={[
        { label: 'Konsol', url: '#konsol' },
        { label: 'Kebendaharaan', url: '#kebendaharaan' },
        { label: 'Ringkasan' },
      ]}
      searchUrl="#cari"
      unread={4}
    >
      <PageHeader
        title="Kebendaharaan"
        note="Keadaan Minggu, 22 November 2026, pukul 11.20 WITA"
        actions={
          <>
            <LinkButton href="#bulan" icon="calendar" iconEnd="chevron-down">
              November 2026
            </LinkButton>
            <LinkButton href="#laporan" look="primary" icon="file-down">
              Laporan
            </LinkButton>
          </>
        }
      />
      <div className="mt-6">
        <FigureRow
          items={[
            {
              label: 'Iuran masuk, November',
              value: 'Rp86.420.000',
              note: '82,9 % dari tagihan Rp104.300.000',
              icon: 'hand-coins',
            },
            {
              label: 'Menunggu verifikasi',
              value: '23 bukti',
              note: 'Rp1.785.000, tertua 2 hari',
              icon: 'hourglass',
            },
            {
              label: 'Menunggak 3 bulan atau lebih',
              value: '61 anggota',
              note: 'Rp14.730.000 belum terbayar',
              icon: 'clock-alert',
            },
            {
              label: 'Saldo kas dan bank',
              value: 'Rp412.865.000',
              note: 'Cocok dengan mutasi 21 November',
              icon: 'landmark',
            },
          ]}
        />
      </div>
      <div className="mt-6 grid items-stretch gap-6 xl:grid-cols-[1.55fr_1fr]">
        <div className="sheet min-w-0 p-5">
          <ColumnChart
            title="Iuran per bulan"
            unit="juta rupiah"
            finding="Iuran masuk naik dari 86 juta pada Desember 2025 menjadi 97 juta pada Oktober 2026; November berjalan, 86,4 dari 104,3 juta."
            rowHead="Bulan"
            series={{ value: 'Masuk', plan: 'Ditagih' }}
            ticks={[0, 25, 50, 75, 100]}
            columns={MONTHS.map(([label, value, plan]) => ({
              key: label,
              label,
              value,
              plan,
              valueText: value.toLocaleString('id-ID'),
              planText: plan.toLocaleString('id-ID'),
            }))}
          />
          <p className="text-sm text-muted">
            November berjalan: kurang <b className="figures text-base-content">Rp17.880.000</b> sampai 30
            November.
          </p>
        </div>
        <Sheet title="Tangga tunggakan" className="min-w-0">
          <p className="-mt-3 mb-4 text-sm text-muted">
            <span className="figures">1.746</span> anggota aktif
          </p>
          <ShareBar parts={LADDER} finding="1.482 lancar, 142 pengingat, 61 peringatan, 61 ditahan" />
          <div className="mt-3">
            <StageList items={LADDER} />
          </div>
          <LinkButton href="#kirim" icon="send" isWide className="mt-4">
            Kirim 203 pengingat
          </LinkButton>
        </Sheet>
      </div>
      <Proofs />
    </ConsoleShell>
  );
}

function Proofs() {
  return (
    <Sheet
      title="Bukti bayar untuk diperiksa"
      note="7 dari 23"
      isFlush
      className="mt-6 overflow-hidden"
      action={
        <a href="#semua" className="link text-sm font-semibold">
          Buka semua
        </a>
      }
    >
      <div className="grid border-t border-base-300 xl:grid-cols-[1.35fr_1fr]">
        <PickerList
          items={PROOFS.map(([title, note, amount, when, badge], index) => ({
            key: title,
            url: '#bukti',
            title,
            note,
            amount,
            when,
            badge,
            isCurrent: index === 0,
          }))}
        />
        <div className="grid min-w-0 items-start gap-5 border-base-300 p-5 sm:grid-cols-[1fr_1.15fr] xl:grid-cols-1 xl:border-l 2xl:grid-cols-[1fr_1.1fr]">
          <div className="mx-auto w-full max-w-60">
            <ProofPicture />
          </div>
          <div>
            <h3 className="mb-3 text-lg">Muhammad Iqbal Daeng Matutu</h3>
            <DescriptionList
              items={[
                { term: 'Tagihan', detail: 'Rp150.000 (2 × Rp75.000)' },
                { term: 'Pada bukti', detail: 'Rp150.000' },
                { term: 'Di mutasi bank', detail: 'Rp150.000, 22 November 2026' },
              ]}
            />
            <p className="mt-3 flex gap-2 text-sm font-semibold text-success">
              <Icon name="circle-check" />
              Nominal, tanggal, dan kode anggota cocok.
            </p>
            <div className="mt-4 flex flex-wrap gap-2">
              <Button look="primary" className="grow">
                Verifikasi, buka berikutnya
              </Button>
              <LinkButton href="#tolak" look="danger">
                Tolak…
              </LinkButton>
            </div>
            <p className="mt-3 text-xs text-muted">
              Verifikasi mencatat jurnal dan mengirim kuitansi. Pembetulan dilakukan dengan jurnal balik.
            </p>
          </div>
        </div>
      </div>
    </Sheet>
  );
}

function ProofPicture() {
  return (
    <svg
      viewBox="0 0 240 380"
      className="max-h-[26rem] w-full rounded-lg"
      role="img"
      aria-label="Bukti transfer Rp150.000 tanggal 22 November 2026"
    >
      <rect width="240" height="380" fill="#eef1f4" />
      <rect width="240" height="70" fill="#2c5b8f" />
      <circle cx="120" cy="70" r="24" fill="#fff" />
      <path
        d="M109 70l8 8 15-16"
        fill="none"
        stroke="#17693e"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <g fontFamily="Arial,sans-serif" textAnchor="middle">
        <text x="120" y="40" fontSize="13" fill="#fff" fontWeight="700">
          Transfer berhasil
        </text>
        <text x="120" y="130" fontSize="24" fontWeight="700" fill="#1d2733">
          Rp150.000
        </text>
        <text x="120" y="150" fontSize="11" fill="#56616e">
          22 November 2026, 08.14 WITA
        </text>
      </g>
      <path d="M20 170h200M20 218h200M20 266h200M20 314h200" stroke="#cfd6de" />
      <g fontFamily="Arial,sans-serif" fontSize="11">
        {[
          ['Dari', 'MUH IQBAL DAENG M'],
          ['Ke', 'SERIKAT PEKERJA KAMPUS'],
          ['Berita', 'SPK73000168 OKT NOV'],
          ['Nomor referensi', '2611220814 77120'],
        ].map(([term, detail], index) => (
          <g key={term}>
            <text x="20" y={189 + index * 48} fill="#56616e">
              {term}
            </text>
            <text x="20" y={206 + index * 48} fill="#1d2733" fontWeight="700">
              {detail}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
