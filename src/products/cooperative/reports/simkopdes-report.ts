import { readBalances, type Span, type Statement, type StatementRow } from '#features/ledger';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { countMembers } from './count-members.ts';
import { readPosition } from './read-position.ts';
import { spanText } from './words.ts';

/**
 * What the government's SIMKOPDES asks for, in the order in which its pages ask: profile, officers, members, savings, money
 * and yearly meeting. Figures are bare digits, so that they can be copied into its fields.
 */
export async function simkopdesReport(ctx: WorkContext, tx: Tx, span: Span): Promise<Statement> {
  const profile = await readSetting(tx, organisationProfile);
  const members = await countMembers(tx, span);
  const position = await readPosition(tx, span);
  const savings = (await readBalances(tx, span)).filter(
    ({ isControl, purpose }) => isControl && purpose?.startsWith('savings-'),
  );
  const officers = await readOfficers(tx, span.to);
  const meeting = await readMeeting(tx, Number(span.to.slice(0, 4)) - 1);
  const rows: StatementRow[] = [];
  const part = (label: string, lines: readonly (readonly [string, string | number | null])[]) => {
    rows.push({ key: label, label, level: 'heading', cells: [null] });
    for (const [name, value] of lines) {
      const text = value === null || value === '' ? 'belum diisi' : String(value);
      rows.push({ key: `${label} ${name}`, label: name, level: 'line', cells: [text] });
    }
  };
  part('Profil koperasi', [
    ['Nama koperasi', ctx.tenant.name],
    ['Nomor badan hukum', profile.registration],
    ['Desa atau kelurahan', ctx.tenant.regionName],
    ['Kode wilayah', ctx.tenant.regionCode],
    ['Alamat', profile.address],
    ['Telepon', profile.phone],
    ['Surel', profile.email],
  ]);
  for (const kind of ['Pengurus', 'Pengawas'] as const) {
    const own = officers.filter((one) => one.kind === kind);
    part(kind, own.length > 0 ? own.map((one) => [one.position, one.name]) : [[kind, null]]);
  }
  part('Keanggotaan', [
    ['Anggota laki-laki', members.closing.men],
    ['Anggota perempuan', members.closing.women],
    ['Jumlah anggota', members.closing.total],
    ['Anggota masuk dalam periode', members.joined.total],
    ['Anggota berhenti dalam periode', members.left.total],
  ]);
  part(
    'Simpanan pada akhir periode, rupiah',
    savings.map(({ name, closing }) => [name, 0 - closing]),
  );
  part('Keuangan, rupiah', [
    ['Aset', position.assets],
    ['Kewajiban', position.liabilities],
    ['Ekuitas', position.equity],
    ['Sisa pinjaman anggota', position.loans],
    ['Pendapatan dalam periode', position.income],
    ['Beban dalam periode', position.expense],
    ['Sisa hasil usaha dalam periode', position.result],
  ]);
  part(`Rapat anggota tahunan, tahun buku ${Number(span.to.slice(0, 4)) - 1}`, [
    ['Tanggal', meeting ? formatDate(meeting.heldOn) : null],
    ['Tempat', meeting?.place ?? null],
    ['Diundang', meeting?.invited ?? null],
    ['Hadir', meeting?.present ?? null],
  ]);
  return {
    ...{ title: 'Lembar isian SIMKOPDES', period: spanText(span), subject: 'Isian' },
    columns: [{ label: 'Nilai', writes: 'text' }],
    rows,
  };
}

/** Whoever holds a post on this day, the board before the supervisors. */
function readOfficers(tx: Tx, day: string) {
  return tx.query<{ kind: 'Pengurus' | 'Pengawas'; position: string; name: string }>(
    `select kind, position, name from (
       select 'Pengurus' as kind, 1 as rank, position, full_name as name, elected_on, id from cooperative_board_terms
        where tenant_id = balai.tenant_id() and deleted_at is null and elected_on <= $1 and coalesce(ended_on > $1, true)
       union all
       select 'Pengawas', 2, position, full_name, elected_on, id from cooperative_supervisor_terms
        where tenant_id = balai.tenant_id() and deleted_at is null and elected_on <= $1 and coalesce(ended_on > $1, true)) t
      order by rank, elected_on, id`,
    [day],
  );
}

/** The meeting about this year's books, once it was held. */
function readMeeting(tx: Tx, year: number) {
  return tx.one<{ heldOn: string; place: string; invited: number | null; present: number }>(
    `select m.held_on::text as "heldOn", m.place, m.invited_count as invited,
       (select count(*)::int from cooperative_annual_attendance a
         where a.tenant_id = m.tenant_id and a.meeting_id = m.id) as present
       from cooperative_annual_meetings m
      where m.tenant_id = balai.tenant_id() and m.year = $1 and m.minutes_id is not null`,
    [year],
  );
}
