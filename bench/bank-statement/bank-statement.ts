import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transferSuffixOf } from '#features/dues';
import { createSystemContext } from '#kernel/work';
import { importStatement } from '../../src/products/trade-union/bank/index.ts';
import { addMembers } from '../bills/measure-monthly-bills.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const FIRST =
  'Ahmad Siti Budi Dewi Rahmat Nur Eko Sri Agus Tri Made Wayan Ketut Putu Andi Rina Yusuf Maria Hadi Lestari';
const LAST =
  'Santoso Wijaya Rahayu Hidayat Saputra Lubis Nasution Siregar Wirawan Utami Pratama Susanti Gunawan Halim';

/**
 * A statement of 5,000 lines (small: 500) read, matched with as many members and stored. Six in ten lines carry the
 * member's own rupiah and name (names repeat), two only the rupiah, one only the reference, one is somebody else's money.
 */
export async function bankStatement(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 500 : 5_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  await addMembers(ctx, count);
  await bench.sql(
    database,
    `update pooled.members m set full_name = (string_to_array($2, ' '))[1 + n % 20] || ' ' ||
       (string_to_array($3, ' '))[1 + n / 20 % 14] || ' ' || (string_to_array($2, ' '))[1 + n / 280 % 20]
       from (select id, (row_number() over (order by id))::int as n from pooled.members where tenant_id = $1) r
      where m.tenant_id = $1 and m.id = r.id`,
    [ctx.tenant.id, FIRST, LAST],
  );
  await bench.sql(
    database,
    `insert into pooled.dues_bills (tenant_id, id, payer_id, region_code, kind, period, rate_code, rate_label, amount, due_date)
     select $1, gen_random_uuid(), id, region_code, 'monthly', '202601', 'X', 'X', 35000, '2026-01-10'
       from pooled.members where tenant_id = $1`,
    [ctx.tenant.id],
  );
  await bench.sql(database, 'analyze pooled.members, pooled.dues_bills');
  const members = await bench.sql<{ id: string; full_name: string }>(
    database,
    'select id, full_name from pooled.members where tenant_id = $1 order by id',
    [ctx.tenant.id],
  );
  const owners: (string | undefined)[] = [];
  const rows = members.map(({ id, full_name: name }, index) => {
    const amount = 35_000 + transferSuffixOf(id);
    const kind = index % 10;
    owners.push(kind === 9 ? undefined : id);
    const tail = id.replaceAll('-', '').slice(-6).toUpperCase();
    const text =
      kind < 6
        ? `TRSF E-BANKING CR ${index} ${name.toUpperCase()}`
        : kind < 8
          ? `SETORAN TUNAI ${index}`
          : kind === 8
            ? `TRSF ${index} IURAN 202601 ${tail}`
            : `TRSF DARI KOPERASI ${index}`;
    const paid = kind === 8 ? 100_000 : kind === 9 ? 1_000_000 + index : amount;
    return `${String(1 + (index % 28)).padStart(2, '0')}/01/2026,${text},0000,"${paid}.00 CR",0`;
  });
  const file = path.join(bench.dataFolder, 'mutasi.csv');
  await writeFile(file, `Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo\n${rows.join('\n')}\n`);
  const upload = { path: file, name: 'mutasi.csv', account: '1234567890' };
  const start = performance.now();
  const first = await ctx.transaction((tx) => importStatement(ctx, tx, upload));
  const seconds = (performance.now() - start) / 1000;
  const again = await ctx.transaction((tx) => importStatement(ctx, tx, upload));
  const lines = await bench.sql<{ row: number; certainty: string; payer: string | null }>(
    database,
    'select row_number as row, certainty, suggested_payer_id as payer from pooled.dues_bank_lines where tenant_id = $1',
    [ctx.tenant.id],
  );
  const posted = await bench.sql<{ count: number }>(
    database,
    'select count(*)::int as count from pooled.dues_payments where tenant_id = $1',
    [ctx.tenant.id],
  );
  await bench.drop(database);
  const ownerOf = (row: number) => owners[row - 2];
  const certain = lines.filter(({ certainty }) => certainty === 'certain');
  const wrong = certain.filter(({ row, payer }) => payer !== ownerOf(row)).length;
  const named = lines.filter(({ row }) => (row - 2) % 10 < 6);
  const right = named.filter(({ row, payer }) => payer === ownerOf(row)).length;
  return {
    ...{ name: 'bank-statement', value: rounded(seconds), unit: 's', baseline: null },
    target: '< 2 s, none posted by itself, none certain and wrong',
    ok: seconds < 2 && wrong === 0 && posted[0]!.count === 0 && again.fresh === 0,
    detail: `${first.fresh} lines read, matched and stored; ${certain.length} certain, ${wrong} of them wrong; with name and rupiah ${rounded((right / named.length) * 100, 1)} % right; again, ${again.fresh} new`,
  };
}
