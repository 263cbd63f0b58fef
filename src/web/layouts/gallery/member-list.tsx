import {
  Badge,
  BulkBar,
  Button,
  type Column,
  ColumnChooser,
  DataTable,
  DateText,
  type EmptyStateProps,
  FilterBar,
  type IconName,
  LinkButton,
  PageHeader,
  Pagination,
  RowMenu,
  Select,
  type Tone,
} from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame, UNION_MENU, withCurrent } from './houses.ts';

interface Member {
  number: string;
  name: string;
  campus: string;
  region: string;
  grade: string;
  dues: [tone: Tone, word: string, icon?: IconName];
  status: [tone: Tone, word: string, icon?: IconName];
  joined: [iso: string, words: string];
}

const PAID: Member['dues'] = ['success', 'Lunas'];
const ACTIVE: Member['status'] = ['success', 'Aktif'];

const MEMBERS: Member[] = [
  [
    'SPK-63-000148',
    'Dr. Ahmad Fauzi Rahman',
    'Univ. Antasari Banua',
    'Kalimantan Selatan',
    'III b',
    PAID,
    ACTIVE,
    '2024-03-12',
    '12 Mar 2024',
  ],
  [
    'SPK-51-000031',
    'Ni Luh Putu Ayu Lestari',
    'Institut Seni Dewata',
    'Bali',
    'III c',
    PAID,
    ACTIVE,
    '2023-01-04',
    '4 Jan 2023',
  ],
  [
    'SPK-53-000077',
    'Maria Goreti Nahak',
    'Univ. Flobamora',
    'Nusa Tenggara Timur',
    'Rp3–6 juta',
    ['warning', '2 bulan', 'clock-alert'],
    ACTIVE,
    '2024-08-21',
    '21 Agu 2024',
  ],
  [
    'SPK-12-000204',
    'Hendra Gunawan Siregar',
    'Politeknik Deli',
    'Sumatera Utara',
    'IV a',
    PAID,
    ACTIVE,
    '2022-02-09',
    '9 Feb 2022',
  ],
  [
    'SPK-14-000055',
    'Siti Zulaikha Binti Marzuki',
    'Univ. Lancang Kuning Raya',
    'Riau',
    'III a',
    ['error', '4 bulan'],
    ['error', 'Ditahan', 'lock'],
    '2023-06-17',
    '17 Jun 2023',
  ],
  [
    'SPK-91-000012',
    'Yohanes Kambu',
    'Univ. Cenderawasih Timur',
    'Papua',
    'Rp1,5–3 juta',
    ['info', '1 bulan', 'clock'],
    ACTIVE,
    '2025-09-30',
    '30 Sep 2025',
  ],
  [
    'SPK-34-000419',
    'Rr. Dewi Kusumaningtyas',
    'Univ. Mataram Lama',
    'DI Yogyakarta',
    'III d',
    PAID,
    ACTIVE,
    '2021-05-02',
    '2 Mei 2021',
  ],
  [
    'SPK-73-000168',
    'Muhammad Iqbal Daeng Matutu',
    'Univ. Somba Opu',
    'Sulawesi Selatan',
    'IV b',
    ['info', 'Diperiksa', 'hourglass'],
    ACTIVE,
    '2025-11-11',
    '11 Nov 2025',
  ],
  [
    'SPK-32-000511',
    'Fransiska Tri Wahyuni',
    'Institut Teknologi Priangan',
    'Jawa Barat',
    'Rp3–6 juta',
    PAID,
    ['neutral', 'Nonaktif', 'circle-pause'],
    '2024-04-08',
    '8 Apr 2024',
  ],
  [
    'SPK-63-000233',
    'Baihaqi Noor',
    'Univ. Antasari Banua',
    'Kalimantan Selatan',
    'II c',
    PAID,
    ACTIVE,
    '2026-10-19',
    '19 Okt 2026',
  ],
].map((cells) => {
  const [number, name, campus, region, grade, dues, status, iso, words] = cells as [
    string,
    string,
    string,
    string,
    string,
    Member['dues'],
    Member['status'],
    string,
    string,
  ];
  return { number, name, campus, region, grade, dues, status, joined: [iso, words] };
});

const COLUMNS: Column<Member>[] = [
  {
    key: 'name',
    label: 'Anggota',
    isSortable: true,
    cell: (row) => (
      <>
        <a href="#anggota" className="font-semibold hover:underline max-md:text-base">
          {row.name}
        </a>
        <span className="figures block text-xs text-muted">{row.number}</span>
      </>
    ),
  },
  { key: 'campus', label: 'Kampus', isSortable: true, cell: (row) => row.campus },
  { key: 'region', label: 'Wilayah', isSortable: true, cell: (row) => row.region, onPhone: 'hidden' },
  {
    key: 'grade',
    label: 'Golongan',
    isSortable: true,
    cell: (row) => row.grade,
    onPhone: 'hidden',
    isNarrow: true,
  },
  {
    key: 'dues',
    label: 'Iuran',
    isSortable: true,
    onPhone: 'badge',
    cell: ({ dues: [tone, word, icon] }) => (
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
    ),
  },
  {
    key: 'status',
    label: 'Status',
    isSortable: true,
    onPhone: 'badge-end',
    cell: ({ status: [tone, word, icon] }) => (
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
    ),
  },
  {
    key: 'joined',
    label: 'Bergabung',
    isSortable: true,
    isNarrow: true,
    onPhone: 'hidden',
    cell: ({ joined: [iso, words] }) => <DateText at={iso}>{words}</DateText>,
  },
];

const NONE_FOUND: EmptyStateProps = {
  kind: 'not-found',
  icon: 'user-search',
  title: 'Tidak ada anggota bernama “Zulkifli” di Bali',
  children:
    'Ada 6 anggota dengan nama itu di wilayah lain. Hapus satu saringan, atau undang orangnya bila belum terdaftar.',
  actions: (
    <>
      <LinkButton href="#semua" look="primary">
        Tampilkan 6 di semua wilayah
      </LinkButton>
      <LinkButton href="#hapus">Hapus semua saringan</LinkButton>
    </>
  ),
};

/** Mocks 05 and 05b: a list with its filters, and the same list with nothing found. */
export function MemberList({ frame, isEmpty = false }: { frame: GalleryFrame; isEmpty?: boolean }) {
  const account = { name: 'Laila Nurhayati', roleLabel: 'Admin, pengurus pusat', initials: 'LN' };
  return (
    <ConsoleShell
      frame={houseFrame(frame, 'serikat', 'Anggota', account)}
      menu={withCurrent(UNION_MENU, 'list')}
      breadcrumb={[
        { label: 'Konsol', url: '#konsol' },
        { label: 'Keanggotaan', url: '#keanggotaan' },
        { label: 'Anggota' },
      ]}
      searchUrl="#cari"
      unread={4}
    >
      <PageHeader
        title="Anggota"
        note={`1.746 anggota di 34 provinsi, ${isEmpty ? 'tidak ada yang cocok' : '204 cocok dengan saringan'}`}
        actions={
          <>
            <LinkButton href="#unduh" icon="download" isCompact>
              Unduh
            </LinkButton>
            <LinkButton href="#undang" look="primary" icon="user-plus">
              Undang anggota
            </LinkButton>
          </>
        }
      />
      <div className="mt-5 mb-4">
        <Filters isEmpty={isEmpty} />
      </div>
      <DataTable
        caption="Daftar anggota, diurutkan menurut nama"
        columns={COLUMNS}
        rows={isEmpty ? [] : MEMBERS}
        rowKey={(row) => row.number}
        rowLabel={(row) => row.name}
        sort={{ key: 'name', direction: 'ascending' }}
        sortUrl={(key) => `#urut-${key}`}
        selection={{ formId: 'terpilih', picked: ['SPK-51-000031', 'SPK-53-000077', 'SPK-14-000055'] }}
        rowActions={(row) => (
          <RowMenu
            label={row.name}
            items={[
              { href: '#lihat', icon: 'eye', children: 'Lihat profil' },
              { href: '#pesan', icon: 'send', children: 'Kirim pesan' },
              { href: '#nonaktif', icon: 'circle-pause', isDanger: true, children: 'Nonaktifkan' },
            ]}
          />
        )}
        empty={NONE_FOUND}
        footer={
          <Pagination
            page={1}
            pageCount={21}
            summary="1–10 dari 204 anggota"
            pageUrl={(page) => `#halaman-${page}`}
          />
        }
      />
      {!isEmpty && (
        <BulkBar
          formId="terpilih"
          action="#massal"
          noun="anggota"
          picked={3}
          selectAll={{ count: 204, url: '#semua' }}
        >
          <Button look="quiet" icon="send">
            Kirim pesan
          </Button>
          <Button look="quiet" icon="download">
            Unduh
          </Button>
          <Button look="quiet" icon="map-pin" className="max-sm:hidden">
            Ubah wilayah
          </Button>
        </BulkBar>
      )}
    </ConsoleShell>
  );
}

const OTHER_COLUMNS = [
  'Surel',
  'Jabatan',
  'Telepon',
  'Program studi',
  'Fakultas',
  'NIDN',
  'Pendidikan',
  'Lahir',
  'Kota',
];

function Filters({ isEmpty }: { isEmpty: boolean }) {
  return (
    <FilterBar
      action="#anggota"
      search={{
        label: 'Cari nama, nomor, atau kampus',
        placeholder: 'Nama, nomor, atau kampus',
        value: isEmpty ? 'Zulkifli' : undefined,
      }}
      chips={
        isEmpty
          ? [
              { label: 'Wilayah', value: 'Bali', removeUrl: '#tanpa-wilayah' },
              { label: 'Status', value: 'Aktif', removeUrl: '#tanpa-status' },
            ]
          : [
              { label: 'Golongan', value: 'Semua PNS dan PPPK', removeUrl: '#tanpa-golongan' },
              { label: 'Bergabung', value: 'sejak 2021', removeUrl: '#tanpa-bergabung' },
            ]
      }
      fields={
        <Select
          name="wilayah"
          label="Wilayah"
          isOptional
          options={[
            { value: '51', label: 'Bali' },
            { value: '63', label: 'Kalimantan Selatan' },
          ]}
        />
      }
      end={
        <ColumnChooser
          action="#anggota"
          columns={[
            ...COLUMNS.map((column, index) => ({
              key: column.key,
              label: column.label,
              isShown: true,
              isFixed: index === 0,
            })),
            ...OTHER_COLUMNS.map((label) => ({ key: label, label, isShown: false })),
          ]}
        />
      }
    />
  );
}
