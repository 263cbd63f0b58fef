import {
  ActionTile,
  Badge,
  ClothFigure,
  DescriptionList,
  HistoryList,
  Icon,
  InstallmentStrip,
  LinkButton,
  Sheet,
} from '#kernel/ui';
import { MemberShell } from '../member-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

const MENU = [
  { key: 'home', label: 'Beranda', icon: 'house', url: '#beranda', isCurrent: true },
  { key: 'savings', label: 'Simpanan', icon: 'piggy-bank', url: '#simpanan' },
  { key: 'loans', label: 'Pinjaman', icon: 'hand-coins', url: '#pinjaman' },
  { key: 'catalogue', label: 'Katalog', icon: 'shopping-basket', url: '#katalog' },
  { key: 'account', label: 'Akun', icon: 'user-round', url: '#akun' },
];

const MONTHS = ['Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des', 'Jan', 'Feb', 'Mar', 'Apr'];

const SAVINGS = [
  { key: 'pokok', label: 'Pokok', amount: 'Rp100.000', share: 100 },
  { key: 'wajib', label: 'Wajib', amount: 'Rp3.450.000', share: 3450 },
  { key: 'sukarela', label: 'Sukarela', amount: 'Rp4.900.000', share: 4900 },
];

/** Mock 04: the first page of a member. */
export function MemberHome({ frame }: { frame: GalleryFrame }) {
  const account = { name: 'Ratna Dewi', roleLabel: 'Anggota', initials: 'RD' };
  return (
    <MemberShell
      frame={houseFrame(frame, 'koperasi', 'Beranda anggota', account)}
      menu={MENU}
      unread={1}
      greeting={{
        title: 'Selamat pagi, Bu Ratna',
        note: (
          <>
            Anggota <span className="figures">0127</span>, sejak 3 Maret 2021
          </>
        ),
      }}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[1.15fr_1fr] lg:gap-6">
        <div className="max-lg:contents lg:grid lg:gap-6">
          <div className="max-lg:order-1">
            <ClothFigure title="Jumlah simpanan Anda" value="Rp8.450.000" parts={SAVINGS} />
          </div>
          <nav aria-label="Tindakan" className="grid grid-cols-4 gap-2 max-lg:order-2">
            <ActionTile href="#setor" icon="qr-code">
              Setor
            </ActionTile>
            <ActionTile href="#ajukan" icon="hand-coins">
              Ajukan pinjaman
            </ActionTile>
            <ActionTile href="#buku" icon="file-text">
              Cetak buku
            </ActionTile>
            <ActionTile href="#saran" icon="message-circle">
              Beri saran
            </ActionTile>
          </nav>
          <Sheet
            title="Riwayat"
            isFlush
            className="max-lg:order-4"
            action={
              <a href="#riwayat" className="link text-sm font-semibold">
                Semua riwayat
              </a>
            }
          >
            <HistoryList groups={HISTORY} />
          </Sheet>
        </div>
        <div className="max-lg:contents lg:grid lg:gap-6">
          <Loan />
          <Sheet className="flex gap-4 max-lg:order-5">
            <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-soft text-soft-content">
              <Icon name="calendar-check" className="size-6" />
            </span>
            <div>
              <h2 className="font-bold">Rapat anggota tahunan</h2>
              <p className="text-sm text-muted">
                Sabtu, 16 Januari 2027, pukul 09.00 WITA. Perkiraan SHU Anda tampil setelah rapat memutuskan.
              </p>
            </div>
          </Sheet>
        </div>
      </div>
    </MemberShell>
  );
}

function Loan() {
  return (
    <section className="sheet p-5 max-lg:order-3 lg:p-7" aria-labelledby="h-pinjaman">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 id="h-pinjaman" className="text-xl">
            Pinjaman usaha
          </h2>
          <p className="text-sm text-muted">Nomor PJ-2026-031, anuitas 1 % per bulan</p>
        </div>
        <Badge tone="success">Lancar</Badge>
      </div>
      <div className="mt-5 rounded-xl bg-soft p-4 text-soft-content">
        <p className="text-sm font-semibold">Angsuran ke-8 dari 12</p>
        <p className="figures mt-0.5 text-2xl font-extrabold tracking-tight">Rp1.066.185</p>
        <p className="mt-1 text-sm">
          Jatuh tempo <b>Sabtu, 5 Desember 2026</b>, 13 hari lagi
        </p>
        <LinkButton href="#bayar" look="primary" isWide className="mt-4">
          Bayar angsuran
        </LinkButton>
      </div>
      <div className="mt-6 mb-2 flex justify-between text-sm">
        <b className="font-semibold">7 dari 12 angsuran lunas</b>
        <span className="figures text-muted">58 %</span>
      </div>
      <InstallmentStrip
        finding="Dua belas angsuran, tujuh lunas, angsuran kedelapan jatuh tempo 5 Desember 2026"
        items={MONTHS.map((label, index) => ({
          key: label,
          label,
          state: index < 7 ? 'paid' : index === 7 ? 'due' : 'next',
        }))}
      />
      <div className="mt-4">
        <DescriptionList
          layout="ends"
          items={[
            { term: 'Pinjaman awal', detail: 'Rp12.000.000' },
            { term: 'Sisa pokok', detail: 'Rp5.174.662' },
            { term: 'Pokok bulan ini', detail: 'Rp1.014.438' },
            { term: 'Jasa bulan ini', detail: 'Rp51.747' },
          ]}
        />
      </div>
      <a href="#kartu" className="link mt-3 inline-flex min-h-11 items-center gap-2 text-sm font-semibold">
        Lihat jadwal dan kartu pinjaman
        <Icon name="arrow-right" className="size-4" />
      </a>
    </section>
  );
}

const HISTORY = [
  {
    title: 'November 2026',
    items: [
      {
        key: '1',
        title: 'Simpanan wajib',
        note: '15 November 2026, QRIS',
        amount: '+Rp50.000',
        balance: 'Saldo Rp8.450.000',
        direction: 'in' as const,
      },
      {
        key: '2',
        title: 'Angsuran ke-7',
        note: '5 November 2026, potong simpanan sukarela',
        amount: '−Rp1.066.185',
        balance: 'Saldo Rp8.400.000',
        direction: 'out' as const,
      },
      {
        key: '3',
        title: 'Simpanan sukarela',
        note: '2 November 2026, tunai di kantor',
        amount: '+Rp1.500.000',
        balance: 'Saldo Rp9.466.185',
        direction: 'in' as const,
      },
    ],
  },
  {
    title: 'Oktober 2026',
    items: [
      {
        key: '4',
        title: 'Simpanan wajib',
        note: '14 Oktober 2026, QRIS',
        amount: '+Rp50.000',
        balance: 'Saldo Rp7.966.185',
        direction: 'in' as const,
      },
      {
        key: '5',
        title: 'Pembetulan setoran 12 Oktober',
        note: '13 Oktober 2026, lihat bukti BK-0412',
        amount: '−Rp25.000',
        balance: 'Saldo Rp7.916.185',
        direction: 'corrected' as const,
      },
    ],
  },
];
