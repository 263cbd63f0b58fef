import { describe, expect, it } from 'vitest';
import { fingerprintLines } from './fingerprint-lines.ts';
import { readStatementAmount } from './read-amount.ts';
import { readDay } from './read-day.ts';
import { readStatement } from './read-statement.ts';

const today = '2026-01-20';
const read = (text: string, more: object = {}) => readStatement(Buffer.from(text), { today, ...more });

describe('a statement of', () => {
  it('BCA for persons: no year in its dates, marks beside the amount, pending rows and balances left out', async () => {
    const statement = await read(`No. rekening : ,1234567890
Nama : ,SERIKAT PEKERJA KAMPUS
Periode : ,20/12/2025 - 10/01/2026
Kode Mata Uang : ,IDR

Tanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo
'28/12,"TRSF E-BANKING CR 2812/FTSCY/WS95031 35127.00 RATNA DEWI",'0000,"35,127.00",CR,"1,035,127.00"
'05/01,BIAYA ADM,'0000,"15,000.00",DB,"1,020,127.00"
'05/01,SETORAN TUNAI,'0000,35127.00,CR,"1,055,254.00"
'06/01,BUNGA,'0000,12.55,CR,"1,055,266.55"
PEND,TRSF E-BANKING CR 1001 MADE,'0000,"35,400.00",CR,
Saldo Awal,1000000.00
Mutasi Kredit,70266.55
`);
    expect(statement.format).toBe('bca-personal');
    expect(statement.lines).toEqual([
      {
        ...{ row: 7, postedOn: '2025-12-28', amount: 35_127 },
        text: 'TRSF E-BANKING CR 2812/FTSCY/WS95031 35127.00 RATNA DEWI',
      },
      { row: 9, postedOn: '2026-01-05', amount: 35_127, text: 'SETORAN TUNAI' },
    ]);
    expect(statement.skipped.map(({ reason }) => reason)).toEqual([
      ...['outgoing', 'not_whole', 'pending', 'balance', 'balance'],
    ]);
  });

  it('BCA for businesses, and its preview with tabs: the mark stands in the amount', async () => {
    const rows = [
      ['Tanggal Transaksi', 'Keterangan', 'Cabang', 'Jumlah', 'Saldo'],
      ["'05/01/2026", 'TRSF E-BANKING CR RATNA DEWI', '0000', '35,127.00 CR', '1,035,127.00'],
      ['05/01/2026', 'TARIKAN', '0000', '20,000.00 DB', '1,015,127.00'],
    ];
    for (const text of [
      rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'),
      rows.map((row) => row.join('\t')).join('\n'),
    ]) {
      const statement = await read(text);
      expect(statement).toMatchObject({
        format: 'bca-business',
        lines: [{ postedOn: '2026-01-05', amount: 35_127 }],
        skipped: [{ reason: 'outgoing' }],
      });
    }
  });

  it.each([
    [
      'mandiri',
      'Account No;Ccy;PostDate;Remarks;AdditionalDesc;Credit Amount;Debit Amount;Close Balance\n' +
        '0310099887765;IDR;05/01/26;MCM InhouseTrf DARI RATNA DEWI;IURAN 202601 AB12CD;35.127,00;0,00;1.000.000,00\n' +
        '0310099887765;IDR;06/01/26;Biaya;ADM;0,00;5.000,00;995.000,00\n',
    ],
    [
      'bri',
      'TGL_TRAN,DESK_TRAN,MUTASI_DEBET,MUTASI_KREDIT,SALDO_AKHIR_MUTASI\n' +
        '2026-01-05 10:11:12,BRIMO RATNA DEWI,0.00,35127.00,1035127.00\n2026-01-06 08:00:00,BIAYA,5000.00,0.00,1\n',
    ],
    [
      'bni',
      'Post Date,Branch,Journal No.,Description,Amount,Db/Cr,Balance\n' +
        '"05-Jan-2026 10.11.12",0001,123456,TRF DARI RATNA DEWI,"35,127.00",K,"1,035,127.00"\n' +
        '05/01/2026,0001,123457,BIAYA,"5,000.00",D,"1,030,127.00"\n',
    ],
  ])('%s', async (format, text) => {
    const statement = await read(text);
    expect(statement.format).toBe(format);
    expect(statement.lines).toMatchObject([{ postedOn: '2026-01-05', amount: 35_127 }]);
    expect(statement.lines[0]!.text).toContain('RATNA DEWI');
    expect(statement.skipped).toMatchObject([{ reason: 'outgoing' }]);
  });

  it.each([
    ['D and K in a column', 'Tanggal;Keterangan;Cabang;Mutasi;D/K;Saldo', ['35.127,00;K', '9.000,00;D']],
    [
      'words in a column',
      'Tanggal;Keterangan;Cabang;Jumlah;Jenis Transaksi;Saldo',
      ['35.127;Kredit', '9.000;Debet'],
    ],
    ['plus and minus', 'Tanggal;Keterangan;Cabang;Nominal (IDR);;Saldo (IDR)', ['+35.127,-;', '-9.000,-;']],
    ['a minus behind', 'Tanggal;Keterangan;Cabang;Jumlah;x;Saldo', ['35.127,00;', '9.000,00-;']],
  ])(
    'an app that tells what went out by %s: only what came in is taken',
    async (_how, headings, [came, went]) => {
      const statement = await read(`${headings}\n05/01/2026;RATNA;0;${came};\n05/01/2026;BIAYA;0;${went};\n`);
      expect(statement.lines.map(({ amount }) => amount)).toEqual([35_127]);
      expect(statement.skipped).toMatchObject([{ reason: 'outgoing' }]);
    },
  );

  it('a bank that marks nothing: money that may have gone out is not taken for money that came in', async () => {
    const statement = await read('Tanggal;Keterangan;Jumlah;Saldo\n05/01/2026;RATNA;35.127,00;\n');
    expect(statement).toMatchObject({ lines: [], skipped: [{ reason: 'no_mark' }] });
  });

  it('Mandiri with .00 for nothing, and BNI with a column each way', async () => {
    const mandiri = await read(
      'Account No,Date,Val. Date,Description,Reference No.,Debit,Credit\n' +
        '123,05/01/26,05/01/26,RATNA DEWI,X,.00,"35,127.00"\n123,05/01/26,05/01/26,ADM,X,"5,000.00",.00\n',
    );
    expect(mandiri).toMatchObject({ lines: [{ amount: 35_127 }], skipped: [{ reason: 'outgoing' }] });
    const bni = await read(
      'Post Date,Branch,Journal No.,Description,Debit,Credit,Balance\n05/01/26 10.11.12,1,9,RATNA,.00,"35,127.00",1\n',
      { format: 'bni' },
    );
    expect(bni).toMatchObject({ format: 'bni', lines: [{ postedOn: '2026-01-05', amount: 35_127 }] });
  });

  it.each([
    [
      'a column of D and K beside the amount',
      'Tgl;Uraian Transaksi;D/K;Nominal;Saldo\n05/01/2026;RATNA;K;35.127,00;50.000\n06/01/2026;ADM;D;5.000,00;45.000\n',
    ],
    [
      'columns of what came and went',
      'Tanggal Transaksi;Berita;Masuk;Keluar;Saldo Akhir\n5 Jan 2026;RATNA;35.127;;50.000\n6 Jan 2026;ADM;;5.000;45.000\n',
    ],
  ])('a bank that nobody named, with %s', async (_, text) => {
    const { lines, format, balanceBreaks } = await read(text, { withOutgoing: true });
    expect(lines.map(({ postedOn, amount }) => [postedOn, amount])).toEqual([
      ['2026-01-05', 35_127],
      ['2026-01-06', -5_000],
    ]);
    expect([format, balanceBreaks]).toEqual(['other', []]);
  });

  it('a row in another money is left out, and said so', async () => {
    const { lines, skipped } = await read(
      'Tanggal;Keterangan;Mata Uang;Debet;Kredit;Saldo\n05/01/2026;RATNA;IDR;;35.127;50.000\n06/01/2026;WIRE;USD;;100,00;100,00\n',
    );
    expect(lines.map(({ amount }) => amount)).toEqual([35_127]);
    expect(skipped).toEqual([{ row: 3, reason: 'foreign' }]);
  });

  it('a spreadsheet that turned days and months round: the days are still those of the bank', async () => {
    const rows = ['01/05/2026;A;0;1.000 CR;', '01/13/2026;B;0;1.000 CR;', '02/13/2026;C;0;1.000 CR;'];
    const statement = await read(['Tanggal;Keterangan;Cabang;Jumlah;Saldo', ...rows].join('\n'));
    expect(statement.lines.map(({ postedOn }) => postedOn)).toEqual(['2026-01-05', '2026-01-13']);
    expect(statement.skipped).toEqual([{ row: 4, reason: 'future' }]);
    const mixed = await read(
      ['Tanggal;Keterangan;Cabang;Jumlah;Saldo', '13/01/2026;A;0;1.000 CR;', '01/13/2026;B;0;1.000 CR;'].join(
        '\n',
      ),
    );
    expect(mixed.skipped).toEqual([{ row: 3, reason: 'unreadable' }]);
  });

  it('a file from which a row was taken, or in which an amount was changed: the balance tells where', async () => {
    const file = (...rows: string[]) => ['Tanggal,Keterangan,Cabang,Jumlah,,Saldo', ...rows].join('\n');
    const rows = [
      `05/01/2026,A,0,"1,000.50",CR,"11,000.50"`,
      `05/01/2026,B,0,500.00,DB,"10,500.50"`,
      `06/01/2026,C,0,"2,000.00",CR,`,
      `07/01/2026,D,0,"3,000.00",CR,"15,500.50"`,
      `PEND,E,0,"9,000.00",CR,`,
    ];
    expect((await read(file(...rows))).balanceBreaks).toEqual([]);
    expect((await read(file(...[...rows].reverse()))).balanceBreaks).toEqual([]);
    expect((await read(file(rows[0]!, ...rows.slice(2)))).balanceBreaks).toEqual([4]);
    expect((await read(file(...rows.with(3, rows[3]!.replace('3,000', '8,000'))))).balanceBreaks).toEqual([
      5,
    ]);
  });

  it.each([
    ['No. rekening : ,0099887766', '0099887766'],
    ["No Rek;'0099-8877-66", '0099887766'],
    ['Account Number,009 988 7766 IDR', '0099887766'],
    ['No. rekening : ,00998****6', undefined],
    ['Rekening koran 01-01-2026 - 31-01-2026', undefined],
  ])('the account under %s', async (letterhead, account) => {
    const statement = await read(`${letterhead}\n\nTanggal,Keterangan,Jumlah,Saldo\n05/01/2026,A,1 CR,\n`);
    expect(statement.account).toBe(account);
  });

  it('any other bank by the columns a person names, and a plain refusal without them', async () => {
    const text = 'x,y,z\n05/01/2026,MASUK DARI RATNA,35127\n';
    await expect(read(text)).rejects.toMatchObject({ code: 'unknown_layout' });
    const layout = { firstRow: 2, date: 0, text: [1], credit: 2 };
    expect((await read(text, { layout })).lines).toEqual([
      { row: 2, postedOn: '2026-01-05', amount: 35_127, text: 'MASUK DARI RATNA' },
    ]);
  });
});

it.each([
  ['35,127.00', 35_127, undefined],
  ['35.127,00', 35_127, undefined],
  ["'35127.00 CR", 35_127, 'in'],
  ['Rp 1.035.127', 1_035_127, undefined],
  ['35.127DB', 35_127, 'out'],
  ['-35,127.00', 35_127, 'out'],
  ['1,000', 1_000, undefined],
  ['Rp35.127,-', 35_127, undefined],
  ['35.127,00-', 35_127, 'out'],
  ['\u221235.127,00', 35_127, 'out'],
  ['+35.127', 35_127, 'in'],
  ['CR 35.127,00', 35_127, 'in'],
  ['35,127.00 (DB)', 35_127, 'out'],
])('the amount %s is read', (typed, rupiah, mark) => {
  expect(readStatementAmount(typed)).toEqual({ kind: 'amount', rupiah, mark });
});

it('an amount with sen, words or nothing is no whole amount', () => {
  expect(readStatementAmount('12.55')).toEqual({ kind: 'not_whole' });
  expect(readStatementAmount('abc')).toEqual({ kind: 'unreadable' });
  expect(readStatementAmount(' 0.00 ')).toEqual({ kind: 'blank' });
});

it('a day without a year falls into the period of the statement', () => {
  const period = { from: '2025-12-20', to: '2026-01-10' };
  expect(readDay("'28/12", period)).toBe('2025-12-28');
  expect(readDay('03/01', period)).toBe('2026-01-03');
  expect(readDay('5 Okt 2025', period)).toBe('2025-10-05');
  expect(readDay('5 Nopember 2025', period)).toBe('2025-11-05');
  expect(readDay('20251005', period)).toBe('2025-10-05');
  expect(readDay('31/02/2026', period)).toBeUndefined();
});

it('two lines alike in one statement are two, and the same two in the next statement again', () => {
  const line = { row: 1, postedOn: '2026-01-05', amount: 35_127, text: 'SETORAN  TUNAI' };
  const first = fingerprintLines('123', [line, line]);
  expect(new Set(first).size).toBe(2);
  expect(fingerprintLines('123', [{ ...line, row: 9, text: 'Setoran Tunai' }, line])).toEqual(first);
  expect(fingerprintLines('456', [line])[0]).not.toBe(first[0]);
});
