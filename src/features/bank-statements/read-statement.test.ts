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
  expect(readDay('31/02/2026', period)).toBeUndefined();
});

it('two lines alike in one statement are two, and the same two in the next statement again', () => {
  const line = { row: 1, postedOn: '2026-01-05', amount: 35_127, text: 'SETORAN  TUNAI' };
  const first = fingerprintLines('123', [line, line]);
  expect(new Set(first).size).toBe(2);
  expect(fingerprintLines('123', [{ ...line, row: 9, text: 'Setoran Tunai' }, line])).toEqual(first);
  expect(fingerprintLines('456', [line])[0]).not.toBe(first[0]);
});
