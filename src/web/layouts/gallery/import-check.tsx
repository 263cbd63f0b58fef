import {
  Button,
  Checkbox,
  Chip,
  ChipRow,
  Form,
  Icon,
  type IconName,
  LinkButton,
  PageHeader,
  ProgressBar,
  RadioGroup,
  RowMap,
  StepList,
  StickyBar,
  TextField,
} from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame, UNION_MENU, withCurrent } from './houses.ts';

const COUNTS: [icon: IconName, ink: string, label: string, value: string][] = [
  ['circle-check', 'text-success', 'Siap', '1.688'],
  ['wrench', 'text-warning', 'Diperbaiki', '0 dari 47'],
  ['copy', 'text-info', 'Mungkin ganda', '25'],
];

const KINDS: [label: string, count: number][] = [
  ['Semua masalah', 72],
  ['Nomor HP', 19],
  ['Golongan', 12],
  ['Tanggal lahir', 9],
  ['NIK', 7],
  ['Mungkin ganda', 25],
];

interface Problem {
  row: number;
  letter: string;
  column: string;
  content: string;
  problem: string;
  proposal?: string;
  similar?: number;
  isDouble?: boolean;
}

const PROBLEMS: Problem[] = [
  {
    row: 48,
    letter: 'K',
    column: 'Golongan',
    content: 'III-B',
    problem: 'Tidak ada dalam daftar golongan',
    proposal: 'III b',
    similar: 11,
  },
  { row: 112, letter: 'E', column: 'Tanggal lahir', content: '31/02/1979', problem: 'Tanggal ini tidak ada' },
  {
    row: 203,
    letter: 'H',
    column: 'Nomor HP',
    content: '0812-5O11-88',
    problem: 'Berisi huruf O dan kurang dua angka',
  },
  { row: 377, letter: 'C', column: 'NIK', content: '63710155068', problem: 'Baru 11 angka, seharusnya 16' },
  {
    row: 415,
    letter: 'K',
    column: 'Golongan',
    content: '3d',
    problem: 'Tidak ada dalam daftar golongan',
    proposal: 'III d',
    similar: 4,
  },
  {
    row: 906,
    letter: 'B',
    column: 'Nama',
    content: 'Fauziah, S.Pd',
    problem: 'Mirip anggota SPK-63-000091, tanggal lahir sama',
    isDouble: true,
  },
  {
    row: 1288,
    letter: 'H',
    column: 'Nomor HP',
    content: '+62 811 500 4127 / 0812…',
    problem: 'Dua nomor dalam satu sel',
    proposal: '+62 811 500 4127',
    similar: 6,
  },
];

/** Mock 08: a file is checked before anything is stored. */
export function ImportCheck({ frame }: { frame: GalleryFrame }) {
  const account = { name: 'Rahmat Hidayat', roleLabel: 'Super admin', initials: 'RH' };
  return (
    <ConsoleShell
      frame={houseFrame(frame, 'serikat', 'Impor anggota lama', account)}
      menu={withCurrent(UNION_MENU, 'import')}
      breadcrumb={[
        { label: 'Konsol', url: '#konsol' },
        { label: 'Keanggotaan', url: '#keanggotaan' },
        { label: 'Impor data' },
      ]}
      searchUrl="#cari"
      unread={4}
    >
      <PageHeader
        title="Impor anggota lama"
        note={
          <>
            anggota-lama.xlsx, lembar “Data 2019–2024”, <span className="figures">1.760</span> baris. Belum
            ada yang disimpan.
          </>
        }
        actions={
          <LinkButton href="#batal" look="quiet">
            Batalkan impor
          </LinkButton>
        }
      />
      <div className="mt-6">
        <StepList
          label="Langkah impor"
          steps={[
            { title: 'Unggah', note: 'anggota-lama.xlsx', state: 'done' },
            { title: 'Cocokkan kolom', note: '14 dari 15 kolom', state: 'done' },
            { title: 'Periksa', note: 'sedang berjalan', state: 'now' },
            { title: 'Impor', note: 'belum dimulai', state: 'next' },
          ]}
        />
      </div>
      <section className="sheet mt-6 p-5 lg:p-6" aria-labelledby="h-siap">
        <div className="mb-5 flex flex-wrap items-end gap-x-10 gap-y-5">
          <div className="mr-auto">
            <h2 id="h-siap" className="text-xl">
              1.688 baris siap diimpor
            </h2>
            <p className="text-sm text-muted">
              Perbaiki 47 baris dan putuskan 25 yang mungkin ganda, atau impor yang siap sekarang dan
              lanjutkan sisanya nanti.
            </p>
          </div>
          <dl className="flex flex-wrap gap-x-8 gap-y-3">
            {COUNTS.map(([icon, ink, label, value]) => (
              <div key={label}>
                <dt className="flex items-center gap-1.5 text-sm text-muted">
                  <Icon name={icon} className={`size-4 ${ink}`} />
                  {label}
                </dt>
                <dd className="figures text-xl font-extrabold">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <RowMap
          firstRow={2}
          lastRow={1761}
          finding="Peta 1.760 baris: masalah paling banyak di baris 350 sampai 460"
          problems={Array.from({ length: 72 }, (_, index) => ({
            row: index % 5 === 0 ? 350 + index * 1.5 : 12 + ((index * 397) % 1740),
            tone: index % 3 === 1 ? ('info' as const) : ('warning' as const),
          }))}
        />
      </section>
      <div className="mt-6 mb-3">
        <ChipRow label="Jenis masalah">
          {KINDS.map(([label, count], index) => (
            <Chip key={label} value={label} count={count} url={`#${label}`} isCurrent={index === 0} />
          ))}
        </ChipRow>
      </div>
      <Form id="perbaikan" action="#periksa" className="sheet overflow-hidden">
        <ProblemTable />
      </Form>
      <StickyBar
        start={
          <ProgressBar
            label="Pemeriksaan"
            title="Pemeriksaan selesai"
            value={1760}
            max={1760}
            note="1.760 dari 1.760 baris"
          />
        }
      >
        <LinkButton href="#unduh" icon="file-down" className="max-sm:grow">
          72 baris bermasalah
        </LinkButton>
        <Button form="perbaikan" className="max-sm:grow">
          Periksa ulang
        </Button>
        <Button look="primary" iconEnd="arrow-right" className="max-sm:w-full">
          Impor 1.688 baris
        </Button>
      </StickyBar>
    </ConsoleShell>
  );
}

function ProblemTable() {
  return (
    <table className="book book-stack">
      <caption className="sr-only">Masalah menurut baris dan kolom</caption>
      <thead>
        <tr>
          <th scope="col">Baris</th>
          <th scope="col">Kolom</th>
          <th scope="col">Isi di berkas</th>
          <th scope="col">Masalah</th>
          <th scope="col" className="w-[34%]">
            Perbaikan
          </th>
        </tr>
      </thead>
      <tbody>
        {PROBLEMS.map((item) => (
          <tr key={item.row}>
            <td className="figures font-semibold">
              <span className="md:hidden">Baris </span>
              {item.row.toLocaleString('id-ID')}
            </td>
            <td>
              <span className="mr-1.5 inline-grid h-6 min-w-6 place-items-center rounded border border-base-300 bg-base-200 text-xs font-bold">
                {item.letter}
              </span>
              {item.column}
            </td>
            <td>
              <mark className="rounded border-b-2 border-warning bg-base-200 px-1.5 py-0.5 text-base-content">
                {item.content}
              </mark>
            </td>
            <td className="text-muted">{item.problem}</td>
            <td>
              <Repair item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Repair({ item }: { item: Problem }) {
  const name = `row-${item.row}`;
  if (item.isDouble) {
    return (
      <RadioGroup
        name={name}
        label={`Baris ${item.row}`}
        isLabelHidden
        isInline
        value="merge"
        options={[
          { value: 'merge', label: 'Gabungkan' },
          { value: 'new', label: 'Anggota baru' },
          { value: 'skip', label: 'Lewati' },
        ]}
      />
    );
  }
  return (
    <>
      <TextField
        name={name}
        label={`Perbaikan baris ${item.row}, ${item.column}`}
        isLabelHidden
        isOptional
        value={item.proposal}
        placeholder="Ketik nilai yang benar"
      />
      {item.similar && (
        <Checkbox name={`${name}-all`} label={`Terapkan ke ${item.similar} baris serupa`} isChecked />
      )}
    </>
  );
}
