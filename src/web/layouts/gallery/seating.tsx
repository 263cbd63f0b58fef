import { Button, classNames, Form, Icon, LinkButton, Notice, PageHeader, SeatDots, Select } from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

const MENU = [
  { key: 'home', label: 'Beranda', icon: 'house', url: '#beranda' },
  {
    key: 'people',
    label: 'Peserta',
    icon: 'users',
    children: [{ key: 'list', label: 'Daftar', url: '#peserta' }],
  },
  { key: 'files', label: 'Verifikasi berkas', icon: 'file-check', url: '#berkas', count: 38 },
  {
    key: 'exam',
    label: 'Ujian',
    icon: 'armchair',
    children: [
      { key: 'seats', label: 'Penjadwalan', url: '#jadwal', count: 17, isCurrent: true },
      { key: 'presence', label: 'Kehadiran', url: '#hadir' },
      { key: 'rooms', label: 'Ruang', url: '#ruang' },
      { key: 'sessions', label: 'Sesi', url: '#sesi' },
    ],
  },
  {
    key: 'marks',
    label: 'Nilai',
    icon: 'graduation-cap',
    children: [{ key: 'tpa', label: 'TPA', url: '#tpa' }],
  },
  { key: 'passed', label: 'Kelulusan', icon: 'award', url: '#lulus' },
  { key: 'print', label: 'Cetak', icon: 'printer', url: '#cetak' },
  { key: 'settings', label: 'Pengaturan', icon: 'settings', url: '#atur' },
];

const WAITING: [name: string, note: string, isWheelchair?: boolean][] = [
  ['Rizky Aulia Putra', '26-2-0417, Magister Manajemen'],
  ['Norhidayati', '26-2-0421, Magister Manajemen'],
  ['Gusti Rahmadani', '26-2-0433, Doktor Ilmu Pertanian'],
  ['Petrus Kanisius Lake', '26-2-0440, Magister Hukum'],
  ['Hj. Masrifah', '26-2-0452, Magister Administrasi Publik', true],
  ['Andi Tenri Abeng', '26-2-0458, Magister Hukum'],
];

const ROOMS: [name: string, note: string, seats: number][] = [
  ['Lab CAT 1', '30 kursi', 30],
  ['Lab CAT 2', '30 kursi', 30],
  ['Lab CAT 3', '24 kursi', 24],
  ['Ruang 204', '20 kursi', 20],
  ['Ruang ramah', 'akses kursi roda', 8],
];

const SESSIONS: [name: string, time: string, taken: number[]][] = [
  ['Sesi 1', '08.00–10.00', [30, 30, 24, 19, 8]],
  ['Sesi 2', '10.30–12.30', [30, 22, 24, 13, 6]],
  ['Sesi 3', '13.30–15.30', [18, 26, 11, 0, 5]],
];

const SEATED =
  'Adinda Bagus Citra Dimas Eka Farida Galih Hana Imam Jihan Khairul Lutfi Mawar Nanda Oki Puspa Qori Rahma Salsa Taufik Umi Vino'.split(
    ' ',
  );

/** Mock 09: seats of an examination, dragged or placed by a plain form. */
export function Seating({ frame }: { frame: GalleryFrame }) {
  const account = { name: 'Nurul Huda', roleLabel: 'Tata usaha', initials: 'NH' };
  return (
    <ConsoleShell
      frame={houseFrame(frame, 'pascasarjana', 'Penjadwalan ujian', account)}
      menu={MENU}
      breadcrumb={[
        { label: 'Konsol', url: '#konsol' },
        { label: 'Ujian', url: '#ujian' },
        { label: 'Penjadwalan' },
      ]}
      scopeLabel="Penerimaan 2026/2"
      searchUrl="#cari"
      unread={4}
    >
      <PageHeader
        title="Penjadwalan ujian"
        note={
          <>
            Sabtu, 5 Desember 2026. <span className="figures">266 dari 336</span> kursi terisi, 17 peserta
            belum mendapat kursi
          </>
        }
        actions={
          <>
            <Button icon="undo-2">Urungkan</Button>
            <Button look="primary" icon="wand-sparkles">
              Isi otomatis 17 peserta
            </Button>
          </>
        }
      />
      <Notice icon="hand" role="status" className="mt-5">
        <b>Rizky Aulia Putra diangkat.</b> Seret ke ruang bergaris putus, atau tekan tombol panah lalu Enter.
        Esc untuk batal.
      </Notice>
      <div className="mt-4 grid grid-cols-1 items-start gap-6 xl:grid-cols-[19rem_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Waiting />
          <PlaceByForm />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <section className="sheet p-3" aria-label="Ruang dan sesi">
            <div className="overflow-x-auto">
              <Matrix />
            </div>
          </section>
          <Room />
        </div>
      </div>
    </ConsoleShell>
  );
}

function Waiting() {
  return (
    <section className="sheet" aria-labelledby="h-belum">
      <div className="flex items-baseline justify-between px-4 pt-4 pb-2">
        <h2 id="h-belum" className="text-lg">
          Belum mendapat kursi
        </h2>
        <b className="figures text-muted">17</b>
      </div>
      <ul className="grid gap-1 px-2 pb-2">
        {WAITING.map(([name, note, isWheelchair], index) => (
          <li
            key={name}
            className={classNames(
              'flex items-center gap-1 rounded-xl',
              index === 0
                ? '-rotate-1 border-2 border-primary bg-base-100 shadow-raised'
                : 'border border-transparent hover:bg-base-200',
            )}
          >
            <span
              className="grid h-14 w-8 shrink-0 cursor-grab place-items-center text-muted"
              aria-hidden="true"
            >
              <Icon name="grip-vertical" />
            </span>
            <span className="min-w-0 grow py-2">
              <b className="block leading-snug font-semibold">{name}</b>
              <span className="figures block text-xs text-muted">{note}</span>
              {isWheelchair && (
                <span className="flex items-center gap-1 text-xs font-semibold text-info">
                  <Icon name="accessibility" className="size-3.5" />
                  Kursi roda
                </span>
              )}
            </span>
            <LinkButton href="#pindah" look="quiet" icon="corner-up-right" label={`Tempatkan ${name}`} />
          </li>
        ))}
      </ul>
      <a href="#semua" className="link block border-t border-base-300 px-4 py-3 text-sm font-semibold">
        Tampilkan 11 lainnya
      </a>
    </section>
  );
}

function PlaceByForm() {
  const choice = (label: string) => [{ value: label, label }];
  return (
    <Form id="pindah" action="#pindah" className="sheet grid gap-3 p-4">
      <h2 className="text-lg">Tempatkan tanpa menyeret</h2>
      <div>
        <span className="text-sm text-muted">Peserta</span>
        <b className="block font-semibold">Rizky Aulia Putra</b>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Select name="session" label="Sesi" options={choice('Sesi 2')} placeholder={false} />
        <Select name="room" label="Ruang" options={choice('Lab CAT 2')} placeholder={false} />
      </div>
      <Select name="seat" label="Kursi" options={choice('23, kosong berikutnya')} placeholder={false} />
      <Button look="primary">Tempatkan di Lab CAT 2</Button>
    </Form>
  );
}

function Matrix() {
  return (
    <table className="seat-matrix w-full table-fixed text-sm md:min-w-[46rem]">
      <caption className="sr-only">Kursi terisi menurut sesi dan ruang</caption>
      <thead>
        <tr>
          <td className="w-24 p-2" />
          {ROOMS.map(([name, note]) => (
            <th key={name} scope="col" className="p-2 text-left font-semibold">
              {name}
              <span className="block text-xs font-normal text-muted">{note}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SESSIONS.map(([session, time, taken]) => (
          <tr key={session}>
            <th scope="row" className="p-2 text-left align-top font-semibold">
              {session}
              <span className="figures block text-xs font-normal text-muted">{time}</span>
            </th>
            {ROOMS.map(([room, , seats], index) => (
              <td key={room} data-label={room} className="h-px p-1 align-top">
                <Cell session={session} room={room} taken={taken[index] ?? 0} seats={seats} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  session,
  room,
  taken,
  seats,
}: {
  session: string;
  room: string;
  taken: number;
  seats: number;
}) {
  const isFull = taken >= seats;
  const isTarget = session === 'Sesi 2' && room === 'Lab CAT 2';
  const isSpecial = room === 'Ruang ramah' && !isFull;
  return (
    <a
      href="#ruang"
      className={classNames(
        'block h-full rounded-xl p-3',
        isTarget
          ? 'border-2 border-primary bg-soft'
          : isFull
            ? 'border border-base-300 bg-base-200'
            : isSpecial
              ? 'border border-base-300 bg-base-100'
              : 'border-2 border-dashed border-primary/50 bg-base-100',
      )}
    >
      <span className="sr-only">
        {session}, {room}:
      </span>
      <b className="figures mb-2 block">
        {taken}
        <span className="font-normal text-muted"> dari {seats}</span>
      </b>
      <SeatDots taken={taken} seats={seats} />
      <span
        className={classNames(
          'mt-2 flex items-center gap-1 text-xs font-semibold whitespace-nowrap',
          isFull || isSpecial ? 'text-muted' : 'text-primary',
        )}
      >
        {isFull ? (
          <>
            <Icon name="lock" className="size-3.5" />
            Penuh
          </>
        ) : isTarget ? (
          <>
            <Icon name="arrow-down-to-line" className="size-3.5" />
            Lepas di sini
          </>
        ) : isSpecial ? (
          'Khusus'
        ) : (
          `${seats - taken} kosong`
        )}
      </span>
    </a>
  );
}

function Room() {
  return (
    <section className="sheet p-5" aria-labelledby="h-ruang">
      <div className="mb-5 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="h-ruang" className="text-xl">
          Lab CAT 2, sesi 2
        </h2>
        <span className="figures text-sm text-muted">
          22 dari 30 terisi. Pengawas: Dr. Hairiyah, M. Arsyad
        </span>
        <LinkButton href="#daftar" icon="printer" className="ml-auto">
          Daftar hadir
        </LinkButton>
      </div>
      <p className="mx-16 mb-4 rounded-b-sm border-b-4 border-base-300 pb-1.5 text-center text-xs font-semibold text-muted max-sm:mx-4">
        Meja pengawas
      </p>
      <ol className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        {Array.from({ length: 30 }, (_, index) => {
          const number = String(index + 1).padStart(2, '0');
          const name = SEATED[index];
          return (
            <li key={number}>
              <a
                href="#kursi"
                className={classNames(
                  'grid min-h-12 grid-cols-[auto_1fr] items-center gap-2 rounded-lg px-2.5 text-sm',
                  index === 22
                    ? 'border-2 border-primary bg-soft'
                    : name
                      ? 'border border-base-300 bg-base-200'
                      : 'border border-dashed border-line-strong text-muted',
                )}
              >
                <span className="figures text-xs font-bold text-muted">{number}</span>
                <span className="truncate font-semibold">
                  {index === 22 ? 'Rizky A. P.' : (name ?? <span className="sr-only">kosong</span>)}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
