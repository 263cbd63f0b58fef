import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPdfPage, readPdf } from '../../../test/read-pdf.ts';
import type { MemberCardData, ReceiptData, RegisterBookData } from './documents.ts';
import { PrintError } from './print-error.ts';
import { createPrinter } from './printer.ts';
import type { PrintTheme } from './theme.ts';

const theme: PrintTheme = {
  cloth: '#2a1524',
  clothContent: '#fdf3f6',
  clothMuted: '#dcbac6',
  primary: '#8c1236',
  soft: '#faecf0',
  softContent: '#73102e',
  ink: '#1e1a20',
  muted: '#605963',
  line: '#e6e0e3',
  motif: 'tumpal',
};
const checkAddress = 'https://serikat.contoh.id/periksa/7KD4WN2PQX8M';
const cards: MemberCardData = {
  theme,
  organisation: 'Serikat Pekerja Kampus',
  title: 'Kartu tanda anggota',
  emblem: 'emblem',
  cards: [
    {
      name: { label: 'Nama', value: 'Ni Luh Putu Ayu Lestari' },
      facts: [{ label: 'Kampus', value: 'Institut Seni Dewata, Bali' }],
      number: { label: 'Nomor anggota', value: 'SPK-51-000031' },
      photo: 'photo',
      qr: checkAddress,
      note: 'Anggota sejak 4 Januari 2023',
    },
  ],
  back: {
    heading: 'Pindai untuk memeriksa kartu',
    lines: [
      'Hasilnya hanya status: aktif atau tidak. Data pribadi tidak ditampilkan.',
      'Berlaku selama keanggotaan aktif. Bila ditemukan, kirim ke Jl. Kampus Raya 5, Banjarmasin 70123.',
    ],
    address: 'spk.or.id/periksa',
  },
};
const book: RegisterBookData = {
  paper: 'f4',
  letterhead: {
    name: 'Koperasi Sejahtera Bersama',
    legal: 'Badan hukum nomor AHU-0012345.AH.01.26 Tahun 2021',
  },
  title: 'Buku Daftar Anggota',
  columns: [
    { label: 'No', mm: 10 },
    { label: 'Diterima', children: [{ label: 'Nama lengkap' }, { label: 'Alamat', width: 2 }] },
    { label: 'Berhenti', children: [{ label: 'Tanggal', mm: 30 }, { label: 'Alasan' }] },
  ],
  parts: [
    {
      rows: Array.from({ length: 90 }, (_, index) => [
        `${index + 1}`,
        `Anggota ${index + 1}`,
        'Jl. Dermaga RT 5\nBanjarmasin',
        '',
        '',
      ]),
    },
  ],
  signatures: [
    { place: '', title: 'Sekretaris', name: 'Rina Marlina' },
    { place: 'Banjarmasin, 22 November 2026', title: 'Ketua', name: 'H. Abdul Gani, S.E.' },
  ],
  note: 'Dicetak 22 November 2026 pukul 19.42 WITA',
};
const receipt: ReceiptData = {
  theme: { ...theme, motif: 'kawung' },
  letterhead: { name: 'Koperasi Sejahtera Bersama' },
  number: 'KW/2026/000123',
  payer: 'Ni Luh Putu Ayu Lestari',
  amount: 1_250_000,
  purposes: [
    { label: 'Simpanan pokok', amount: 'Rp1.000.000' },
    { label: 'Simpanan wajib', amount: 'Rp250.000' },
  ],
  signature: { place: 'Banjarmasin, 22 November 2026', title: 'Bendahara', name: 'Hj. Noor Aida' },
  qr: 'https://koperasi.contoh.id/periksa/AB12-CD34',
  check: { address: 'koperasi.contoh.id/periksa', code: 'AB12-CD34' },
};
const hostile = '#read("/etc/passwd") *tebal* $x^2$ <label> @rujukan \\ #image("x.png") // {{7*7}} <script>';

const printer = createPrinter({ threads: 1 });
const images: Record<string, Buffer> = {
  emblem: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M5 32L14 12l6 12 6-12 9 20z" fill="#fff"/></svg>',
  ),
};
beforeAll(async () => {
  images.photo = await sharp({ create: { width: 300, height: 390, channels: 3, background: '#d9c4cd' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => printer.close());

async function refusalOf(work: Promise<unknown>): Promise<PrintError | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof PrintError)) throw error;
  return error;
}

describe('a member’s card', () => {
  it('has two sides of 85.6 x 54 mm with name, campus, number and what the code tells', async () => {
    const { pdf, pages } = await printer.renderPdf('member-card', cards, { images });
    expect(pages).toBe(2);
    const read = await readPdf(pdf);
    for (const page of read.pages) {
      expect(page.width).toBeCloseTo(85.6, 1);
      expect(page.height).toBeCloseTo(54, 1);
      expect(page.smallestType, 'type that can be read').toBeGreaterThanOrEqual(6.49);
    }
    expect(read.pages[0]?.lines).toEqual([
      'Serikat Pekerja Kampus',
      'Kartu tanda anggota',
      'Nama',
      'Ni Luh Putu Ayu Lestari',
      'Kampus',
      'Institut Seni Dewata, Bali',
      'Nomor anggota',
      'SPK-51-000031',
    ]);
    expect(read.pages[1]?.text).toContain('Pindai untuk memeriksa');
    expect(read.pages[1]?.text).toContain('Anggota sejak 4 Januari 2023');
    expect(read.pages[1]?.text).toContain('spk.or.id/periksa');
  });

  it('has a code on its back that a camera reads, 27 mm wide with white around it', async () => {
    const { pdf } = await printer.renderPdf('member-card', cards, { images });
    const { data, width, height } = await drawPdfPage(pdf, 2, 300);
    const found = jsQR(data, width, height);
    expect(found?.data).toBe(checkAddress);
    const { topLeftCorner, topRightCorner } = found!.location;
    const modules = 29;
    const millimetres = ((topRightCorner.x - topLeftCorner.x) * 25.4) / 300;
    expect((millimetres / modules) * (modules + 4)).toBeCloseTo(27, 0);
  });

  it('tells nothing about the member in the properties of the file, and no time', async () => {
    const { pdf } = await printer.renderPdf('member-card', cards, { images });
    const { properties, xmp } = await readPdf(pdf);
    expect(properties).toMatchObject({ Title: 'Kartu anggota', Language: 'id' });
    expect(Object.keys(properties)).not.toContain('Author');
    expect(Object.keys(properties)).not.toContain('CreationDate');
    for (const secret of ['Ayu', 'SPK-51', 'Dewata']) {
      expect(JSON.stringify(properties) + xmp).not.toContain(secret);
    }
    const again = await printer.renderPdf('member-card', cards, { images });
    expect(again.pdf.equals(pdf), 'equal data give equal bytes').toBe(true);
  });

  it('keeps a very long name and campus whole, in letters that can still be read', async () => {
    const name = 'Prof. Dr. H. Muhammad Abdurrahman Al-Fatih Wicaksono Suryadiningrat, S.Kom., M.T., Ph.D.';
    const campus = 'Universitas Islam Negeri Sultan Maulana Hasanuddin Banten, Serang';
    const { photo: _none, ...card } = cards.cards[0]!;
    const long = {
      ...card,
      name: { label: 'Nama', value: name },
      facts: [{ label: 'Kampus', value: campus }],
    };
    const { pdf, pages } = await printer.renderPdf('member-card', { ...cards, cards: [long] }, { images });
    expect(pages).toBe(2);
    const [front] = (await readPdf(pdf)).pages;
    const flat = front?.text.replaceAll('\n', ' ').replaceAll('- ', '-');
    expect(flat).toContain(name);
    expect(flat).toContain(campus);
    expect(flat, 'initials stand where the photo is missing').toContain('MA');
    expect(front?.smallestType).toBeGreaterThanOrEqual(6.49);
  });

  it('comes as five a sheet for scissors', async () => {
    const sheet = {
      ...cards,
      layout: 'a4' as const,
      cards: Array.from({ length: 6 }, () => cards.cards[0]!),
    };
    const { pdf, pages } = await printer.renderPdf('member-card', sheet, { images });
    expect(pages).toBe(2);
    const [first] = (await readPdf(pdf)).pages;
    expect([first?.width, first?.height].map((side) => Math.round(side ?? 0))).toEqual([210, 297]);
    expect(first?.text.match(/SPK-51-000031/g)).toHaveLength(5);
  });
});

describe('what people typed', () => {
  it('is printed as it stands and runs nothing', async () => {
    const { pdf } = await printer.renderPdf('letter', {
      theme,
      letterhead: { name: hostile },
      title: hostile,
      number: hostile,
      body: [
        { kind: 'paragraph', text: [hostile, { bold: hostile }] },
        { kind: 'facts', rows: [[hostile, hostile]] },
        { kind: 'list', items: [hostile] },
        { kind: 'table', columns: [{ label: hostile }], rows: [[hostile]] },
      ],
      signature: { title: hostile, name: hostile },
      check: { qr: hostile, address: hostile, code: hostile },
      copies: [hostile],
    });
    const text = (await readPdf(pdf)).pages
      .map((page) => page.text)
      .join('\n')
      .replace(/\s/g, '');
    const plain = hostile.replace(/\s/g, '');
    expect(text.split(plain).length - 1).toBeGreaterThanOrEqual(14);
    expect(text).not.toContain('root:');
    expect(text).not.toContain('49');
  });

  it('finds room even when it is one endless word', async () => {
    const word = 'x'.repeat(300);
    const { pdf } = await printer.renderPdf('report', {
      letterhead: { name: 'Desa' },
      title: 'Daftar',
      columns: [{ label: 'A' }, { label: 'B' }],
      rows: [[word, 'tetap terbaca']],
    });
    const { text } = (await readPdf(pdf)).pages[0]!;
    expect(text).toContain('tetap terbaca');
    expect(text.match(/x/g)).toHaveLength(300);
  });
});

describe('a book', () => {
  it('carries letterhead, groups, columns in their order and the row of numbers, again on every page', async () => {
    const { pdf, pages } = await printer.renderPdf('register-book', book);
    const read = await readPdf(pdf);
    expect(pages).toBeGreaterThan(2);
    expect([read.pages[0]?.width, read.pages[0]?.height].map((side) => Math.round(side ?? 0))).toEqual([
      330, 215,
    ]);
    expect(read.pages[0]?.text).toContain('Koperasi Sejahtera Bersama');
    expect(read.pages[0]?.text).toContain('Badan hukum nomor AHU-0012345.AH.01.26 Tahun 2021');
    for (const [index, page] of read.pages.slice(0, -1).entries()) {
      const flat = page.text.replaceAll('\n', ' ');
      expect(flat).toMatch(/Diterima Berhenti No Nama lengkap Alamat Tanggal Alasan 1 2 3 4 5 /);
      expect(flat).toContain(`Halaman ${index + 1} dari ${pages}`);
      expect(flat).toContain('Dicetak 22 November 2026 pukul 19.42 WITA');
    }
    const all = read.pages.map((page) => page.text).join('\n');
    for (let number = 1; number <= 90; number += 1) {
      expect(all.match(new RegExp(`Anggota ${number}\\b`, 'g')), `row ${number} stands once`).toHaveLength(1);
    }
    const last = read.pages.at(-1)?.text ?? '';
    for (const sign of [
      'Sekretaris',
      'Rina Marlina',
      'Banjarmasin, 22 November 2026',
      'Ketua',
      'H. Abdul Gani, S.E.',
    ]) {
      expect(last).toContain(sign);
    }
  });

  it('starts each member’s part on a page of its own, with facts and sums', async () => {
    const parts = ['Siti Rahmah', 'Ayu Lestari'].map((name) => ({
      facts: [['Nama', name]] as const,
      rows: [['1', name, 'Jl. Dermaga', '', '']],
      totals: ['', 'Jumlah', '', '', '50.000'],
    }));
    const { pdf, pages } = await printer.renderPdf('register-book', { ...book, parts });
    expect(pages).toBe(2);
    const read = await readPdf(pdf);
    expect(read.pages[0]?.text).toContain('Siti Rahmah');
    expect(read.pages[0]?.text).not.toContain('Ayu Lestari');
    expect(read.pages[1]?.text).toContain('Ayu Lestari');
    expect(read.pages[1]?.text).toContain('50.000');
  });

  it('can be printed empty, with rows to write in', async () => {
    const { pages, pdf } = await printer.renderPdf('register-book', {
      ...book,
      parts: [{ rows: [] }],
      blankRows: 8,
      rowHeight: 12,
    });
    expect(pages).toBe(1);
    expect((await readPdf(pdf)).pages[0]?.text).toContain('Nama lengkap');
  });

  it.each([
    ['columns of fixed width', { mm: 19 }],
    ['columns that share the width', {}],
    ['more columns than fit', { mm: 60 }],
  ])('keeps every word in its own column: %s', async (_, width) => {
    const cells = ['Perempuan', 'Wiraswasta', 'KEANGGOTAAN', 'Rp31.500.000', '5', 'Pemberhentian'];
    const columns = Array.from({ length: 15 }, (_column, at) => ({
      ...{ label: at % 2 ? 'TANGGAL BERHENTI SEBAGAI PENGURUS' : 'PEKERJAAN', ...width },
    }));
    const { pdf } = await printer.renderPdf('register-book', {
      ...{ letterhead: { name: 'Koperasi' }, title: 'Buku', columns },
      parts: [{ rows: [columns.map((_column, at) => cells[at % cells.length]!)] }],
    });
    const [page] = (await readPdf(pdf)).pages;
    const lines = Map.groupBy(page!.strokes, ({ baseline }) => baseline.toFixed(1)).values();
    for (const line of lines) {
      const inOrder = line.toSorted((one, other) => one.left - other.left);
      for (const [at, stroke] of inOrder.slice(1).entries()) {
        expect(stroke.left, `${inOrder[at]!.text} | ${stroke.text}`).toBeGreaterThan(inOrder[at]!.right);
      }
      expect(inOrder.at(-1)!.right).toBeLessThan(page!.width - 13);
    }
  });

  it('of 500 rows and 14 columns is ready in three seconds', async () => {
    const columns = Array.from({ length: 14 }, (_, index) => ({ label: `Kolom ${index + 1}` }));
    const rows = Array.from({ length: 500 }, (_, row) =>
      columns.map((_column, index) => `Baris ${row + 1}, ${index + 1}`),
    );
    // Time on the processor: the machine may be doing other things.
    const before = process.cpuUsage();
    const { pages } = await printer.renderPdf('register-book', { ...book, columns, parts: [{ rows }] });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    expect(pages).toBeGreaterThan(5);
  });

  it('is refused when a row has a cell too few, instead of shifting all that follow', async () => {
    const parts = [
      {
        rows: [
          ['1', 'Siti', 'Jl.', '', ''],
          ['2', 'Ayu', 'Jl.', ''],
        ],
      },
    ];
    const refusal = await refusalOf(printer.renderPdf('register-book', { ...book, parts }));
    expect(refusal).toMatchObject({ code: 'print_data_invalid', detail: 'row 2 has 4 of 5 cells' });
  });
});

describe('a receipt', () => {
  it('says the sum in figures and in words, for what, from whom, and how to check it', async () => {
    const { pdf, pages } = await printer.renderPdf('receipt', receipt);
    expect(pages).toBe(1);
    const { text } = (await readPdf(pdf)).pages[0]!;
    for (const part of [
      'Kuitansi',
      'Nomor KW/2026/000123',
      'Ni Luh Putu Ayu Lestari',
      'satu juta dua ratus lima puluh ribu rupiah',
      'Rp1.250.000',
      'Simpanan pokok',
      'Rp1.000.000',
      'koperasi.contoh.id/periksa',
      'AB12-CD34',
      'Bendahara',
      'Hj. Noor Aida',
    ]) {
      expect(text).toContain(part);
    }
    const { data, width, height } = await drawPdfPage(pdf, 1, 250);
    expect(jsQR(data, width, height)?.data).toBe(receipt.qr);
  });

  it('with many lines goes on to a second page and keeps its foot in one piece', async () => {
    const purposes = Array.from({ length: 30 }, (_, index) => ({
      label: `Iuran bulan ${index + 1}`,
      amount: 'Rp50.000',
    }));
    const { pdf, pages } = await printer.renderPdf('receipt', { ...receipt, purposes });
    expect(pages).toBeGreaterThan(1);
    const last = (await readPdf(pdf)).pages.at(-1)?.text ?? '';
    expect(last).toContain('Rp1.250.000');
    expect(last).toContain('Hj. Noor Aida');
  });
});

describe('a report', () => {
  it('shows what was filtered, the rows and the sums; without a row it says so', async () => {
    const report = {
      theme,
      letterhead: { name: 'Desa Sungai Pitung' },
      title: 'Permohonan surat',
      facts: [['Saringan', 'Menunggu persetujuan']] as const,
      columns: [{ label: 'Pemohon' }, { label: 'Biaya', align: 'right' as const }],
      note: 'Dicetak 22 November 2026',
    };
    const full = await printer.renderPdf('report', {
      ...report,
      rows: [['Siti', 'Rp5.000']],
      totals: ['Jumlah', 'Rp5.000'],
    });
    const { text } = (await readPdf(full.pdf)).pages[0]!;
    expect(text.replaceAll('\n', ' ')).toMatch(
      /Saringan : Menunggu persetujuan Pemohon Biaya Siti Rp5\.000 Jumlah Rp5\.000/,
    );
    expect(text).toContain('Halaman 1 dari 1');
    const empty = await printer.renderPdf('report', { ...report, rows: [] });
    expect((await readPdf(empty.pdf)).pages[0]?.text).toContain('Belum ada baris untuk saringan ini.');
  });
});
