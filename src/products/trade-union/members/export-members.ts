import { Readable } from 'node:stream';
import { formatPhone } from '#features/people';
import { recordAudit } from '#kernel/audit';
import { formatDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ExportColumn, exportCsv, exportXlsx } from '#kernel/exchange';
import type { ListQuery, RequestContext } from '#kernel/http';
import { lateCountSql } from '../arrears/late-bills.ts';
import { regionName } from './campus.ts';
import { conditionsOf, STAGE_SQL } from './find-members.ts';
import { stageBadge } from './list-words.ts';
import { memberField } from './member-fields.ts';
import { rateWord } from './record-view.tsx';
import { keysOf, openColumn } from './store-member.ts';

export type ExportFormat = 'xlsx' | 'csv';

/** More than any union of one country has; a guard against a forgotten limit. */
const MOST_ROWS = 100_000;

interface ExportRow {
  member_number: string | null;
  full_name: string;
  gender: string | null;
  birth_place: string | null;
  birth_date: string | null;
  nik: string | null;
  university_name: string | null;
  region_code: string;
  faculty: string | null;
  department: string | null;
  employment_status: string;
  academic_rank: string;
  employee_number: string | null;
  lecturer_number: string | null;
  golongan: string | null;
  dues_rate_code: string | null;
  email: string | null;
  phone: string | null;
  stage: string;
  held: boolean;
  joined_at: string | null;
  overdue: number;
}

type Keep = (ctx: RequestContext) => boolean;
type MemberExportColumn = ExportColumn<ExportRow> & { key: string; keep?: Keep };

const ofProfile: Keep = (ctx) => ctx.can('member.profile', 'view');

/** Columns of the file in their order; some only for who may see them on the page too. */
const COLUMNS: readonly MemberExportColumn[] = [
  { key: 'number', label: 'Nomor anggota', writes: 'text', value: (row) => row.member_number },
  { key: 'name', label: 'Nama lengkap', writes: 'text', width: 32, value: (row) => row.full_name },
  { key: 'gender', label: 'Jenis kelamin', writes: 'text', keep: ofProfile, value: (row) => row.gender },
  {
    key: 'birthPlace',
    label: 'Tempat lahir',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.birth_place,
  },
  {
    key: 'birthDate',
    label: 'Tanggal lahir',
    writes: 'date',
    keep: ofProfile,
    value: (row) => row.birth_date,
  },
  {
    key: 'nik',
    label: 'NIK',
    writes: 'text',
    keep: (ctx) => ctx.can('member', 'view_sensitive'),
    value: (row) => row.nik,
  },
  { key: 'campus', label: 'Kampus', writes: 'text', width: 34, value: (row) => row.university_name },
  { key: 'region', label: 'Wilayah', writes: 'text', value: (row) => regionName(row.region_code) },
  { key: 'faculty', label: 'Fakultas', writes: 'text', keep: ofProfile, value: (row) => row.faculty },
  {
    key: 'department',
    label: 'Program studi',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.department,
  },
  {
    key: 'employment',
    label: 'Status kepegawaian',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.employment_status,
  },
  {
    key: 'rank',
    label: 'Jabatan akademik',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.academic_rank,
  },
  {
    key: 'employeeNumber',
    label: 'NIP',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.employee_number,
  },
  {
    key: 'lecturerNumber',
    label: 'NIDN',
    writes: 'text',
    keep: ofProfile,
    value: (row) => row.lecturer_number,
  },
  { key: 'golongan', label: 'Golongan', writes: 'text', value: (row) => row.golongan },
  { key: 'rate', label: 'Dasar iuran', writes: 'text', value: (row) => rateWord(row.dues_rate_code) },
  { key: 'email', label: 'Surel', writes: 'text', width: 30, keep: ofProfile, value: (row) => row.email },
  { key: 'phone', label: 'Nomor telepon', writes: 'text', keep: ofProfile, value: (row) => row.phone },
  {
    key: 'status',
    label: 'Status',
    writes: 'text',
    value: (row) => stageBadge({ stage: row.stage, isHeld: row.held }).label,
  },
  { key: 'joined', label: 'Bergabung', writes: 'date', value: (row) => row.joined_at },
  { key: 'overdue', label: 'Bulan tertunggak', writes: 'number', value: (row) => row.overdue },
];

/** What this person may take along, for the page that offers it. */
export function exportColumns(ctx: RequestContext): readonly { key: string; label: string }[] {
  return COLUMNS.filter((column) => column.keep?.(ctx) ?? true);
}

export interface MemberExport {
  format: ExportFormat;
  list: ListQuery;
  /** Keys of columns; unknown and forbidden ones are left out. */
  columns: readonly string[];
  reason: string;
}

/** The list as a file, with the walls of the transaction; who took what, and why, is audited. */
export async function exportMembers(ctx: RequestContext, tx: Tx, wish: MemberExport): Promise<Response> {
  const allowed = COLUMNS.filter((column) => column.keep?.(ctx) ?? true);
  const columns = allowed.filter(({ key, label }) => wish.columns.includes(key) || label === 'Nama lengkap');
  const rows = await readRows(
    ctx,
    tx,
    wish.list,
    columns.map(({ key }) => key),
  );
  await recordAudit(ctx, tx, {
    action: 'member.exported',
    resource: 'member',
    objectLabel: `${rows.length} baris, ${wish.format}`,
    after: {
      format: wish.format,
      rows: rows.length,
      columns: columns.map(({ key }) => key).join(' '),
      filter: JSON.stringify({ q: wish.list.q, ...wish.list.filters }),
    },
    reason: wish.reason,
  });
  const today = todayOf(ctx);
  const table = {
    name: 'Anggota',
    title: [ctx.tenant.name, `Data anggota per ${formatDate(today)}, ${rows.length} orang`],
    columns,
    rows,
  };
  const body = wish.format === 'xlsx' ? Readable.from(exportXlsx(table)) : exportCsv(table);
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': MEDIA[wish.format],
      'content-disposition': `attachment; filename="anggota-${today}.${wish.format}"`,
      'cache-control': 'private, no-store',
    },
  });
}

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

async function readRows(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
  keys: readonly string[],
): Promise<ExportRow[]> {
  const where = await conditionsOf(ctx, tx, list);
  const rows = await tx.query<ExportRow>(
    `select m.member_number, m.full_name, m.gender, m.birth_place, m.birth_date, m.nik, m.university_name, m.region_code,
       m.faculty, m.department, m.employment_status, m.academic_rank, m.employee_number,
       m.lecturer_number, m.golongan, m.dues_rate_code, m.email, m.phone,
       ${STAGE_SQL} as stage, m.dues_held_at is not null as held, m.joined_at,
       ${lateCountSql('$1')} as overdue
       from members m where ${where.text} order by m.name_key, m.id limit ${MOST_ROWS}`,
    where.values,
  );
  const secrets = await keysOf(ctx, tx);
  const phone = memberField('phone');
  const nik = memberField('nik');
  for (const row of rows) {
    row.phone =
      keys.includes('phone') && row.phone ? formatPhone(openColumn(secrets, phone, row.phone)) : null;
    row.nik = keys.includes('nik') && row.nik ? openColumn(secrets, nik, row.nik) : null;
  }
  return rows;
}
