import type { PersonalTable } from '#kernel/personal-data';

const PAYER = 't.payer_id = any (:people)';

/** What wage deduction keeps of a person. Its sums are part of the books. */
export const checkoffTables: readonly PersonalTable[] = [
  {
    table: 'checkoff_mandates',
    holds: 'Kuasa potong gaji dan pindaiannya',
    people: [
      {
        title: 'Kuasa potong gaji',
        rows: PAYER,
        isTheirs: true,
        files: ['file_id'],
        erase: {
          ...{ given_by_name: 'empty', decided_by_name: 'empty', withdrawn_by_name: 'empty' },
          rejected_reason: { becomes: 'Dihapus.' },
          withdrawn_reason: 'empty',
        },
      },
    ],
    plain: ['region_code', 'number', 'employer', 'first_period', 'ends_period'],
    keeps: 'Nomor, pemberi kerja, dan jumlahnya tetap sebagai dasar potongan; tanpa nama dan tanpa pindaian.',
  },
  {
    table: 'checkoff_items',
    holds: 'Baris daftar potong gaji',
    people: [{ title: 'Potongan gaji', rows: PAYER, isTheirs: true, erase: {} }],
    plain: ['region_code', 'period', 'dropped_reason'],
    keeps: 'Pembukuan.',
  },
  {
    table: 'checkoff_lists',
    holds: 'Daftar potong gaji per pemberi kerja',
    people: [],
    plain: [
      ...['number', 'employer', 'period', 'made_by_name', 'recipient', 'handed_over_on'],
      ...['handed_over_by_name', 'closed_by_name', 'cancelled_reason'],
    ],
    keeps: 'Nama orang yang dihapus diganti.',
  },
  {
    table: 'checkoff_returns',
    holds: 'Berkas jawaban pemberi kerja',
    people: [
      {
        rows: `t.list_id in (select i.list_id from checkoff_items i
          where i.tenant_id = balai.tenant_id() and i.payer_id = any (:people))`,
        erase: {},
        files: ['file_id'],
      },
    ],
    plain: ['file_name', 'file_sha256', 'received_on', 'mapping', 'uploaded_by_name'],
    keeps: 'Berkas yang menyebut orang ini dihapus; yang sudah dibukukan tetap.',
  },
  {
    table: 'checkoff_return_rows',
    holds: 'Baris jawaban pemberi kerja, tersandi',
    people: [
      {
        rows: `t.item_id in (select i.id from checkoff_items i
          where i.tenant_id = balai.tenant_id() and i.payer_id = any (:people))`,
        erase: 'delete',
      },
    ],
    plain: ['content', 'problem'],
    keeps: 'Nama orang ini di baris lain diganti.',
  },
];
