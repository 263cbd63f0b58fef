import type { CopyPart } from './collect-data.ts';

/** What columns are called on the page of a copy; the others stand in the JSON beside it. */
const LABELS: Readonly<Record<string, string>> = {
  full_name: 'Nama lengkap',
  display_name: 'Nama',
  author_name: 'Penulis',
  email: 'Surel',
  member_number: 'Nomor anggota',
  gender: 'Jenis kelamin',
  birth_place: 'Tempat lahir',
  birth_date: 'Tanggal lahir',
  nik: 'NIK',
  phone: 'Telepon',
  alt_phone: 'Telepon lain',
  address: 'Alamat',
  city: 'Kota',
  district: 'Kecamatan',
  postal_code: 'Kode pos',
  emergency_name: 'Kontak darurat',
  emergency_relation: 'Hubungan',
  emergency_phone: 'Telepon darurat',
  university_name: 'Kampus',
  campus_location: 'Lokasi kampus',
  faculty: 'Fakultas',
  department: 'Jurusan',
  work_unit: 'Unit kerja',
  employee_number: 'NIP',
  lecturer_number: 'NIDN',
  academic_rank: 'Jabatan akademik',
  employment_status: 'Status kepegawaian',
  golongan: 'Golongan',
  base_salary: 'Gaji pokok',
  take_home_pay: 'Gaji dibawa pulang',
  expertise: 'Keahlian',
  motivation: 'Motivasi',
  advocacy_interests: 'Minat advokasi',
  membership_status: 'Keanggotaan',
  joined_at: 'Bergabung',
  admin_notes: 'Catatan pengurus',
  role: 'Peran',
  ip: 'Alamat jaringan',
  device: 'Perangkat',
  outcome: 'Hasil',
  title: 'Judul',
  subject: 'Judul',
  body: 'Isi',
  description: 'Uraian',
  note: 'Catatan',
  reason: 'Alasan',
  answer: 'Jawaban',
  kind: 'Jenis',
  step: 'Langkah',
  state: 'Keadaan',
  status: 'Keadaan',
  period: 'Masa',
  amount: 'Jumlah (Rp)',
  received_amount: 'Diterima (Rp)',
  paid_amount: 'Terbayar (Rp)',
  waived_amount: 'Dibebaskan (Rp)',
  paid_on: 'Tanggal bayar',
  due_date: 'Jatuh tempo',
  method: 'Cara',
  reference: 'Rujukan',
  number: 'Nomor',
  issued_at: 'Diterbitkan',
  purpose: 'Tujuan',
  version: 'Versi',
  given_at: 'Diberikan',
  withdrawn_at: 'Ditarik',
  actor_name: 'Oleh',
  account_name: 'Oleh',
  doc_type: 'Dokumen',
  at: 'Waktu',
  created_at: 'Dibuat',
  sent_at: 'Dikirim',
};

/** The copy as one page that any browser shows without a network: headings, tables, no script. */
export function copyPage(head: { organisation: string; madeAt: string }, parts: readonly CopyPart[]): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Salinan data pribadi</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1e1a20}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f4f1f3}.wide{overflow-x:auto}</style></head><body>
<h1>Salinan data pribadi</h1>
<p>${escapeHtml(head.organisation)}, dibuat ${escapeHtml(head.madeAt)}. Semua isinya, juga yang tidak tampil di sini, ada di
<code>data.json</code>; berkas yang Anda unggah ada di folder <code>berkas</code>.</p>
<h2>Isi</h2><ul>${parts.map((part, at) => `<li><a href="#b${at}">${escapeHtml(part.title)}</a> (${part.rows.length})</li>`).join('')}</ul>
${parts.map(section).join('\n')}
</body></html>`;
}

function section(part: CopyPart, at: number): string {
  const columns = Object.keys(part.rows[0] ?? {}).filter(
    (column) => LABELS[column] && part.rows.some((row) => !isBlank(row[column])),
  );
  const heading = `<h2 id="b${at}">${escapeHtml(part.title)}</h2>`;
  if (columns.length === 0) return `${heading}<p>${part.rows.length} catatan; lihat data.json.</p>`;
  // One row reads down, several read across.
  const [only] = part.rows;
  if (part.rows.length === 1 && only) {
    return `${heading}<table>${columns.map((column) => `<tr><th scope="row">${LABELS[column]}</th><td>${cell(only[column])}</td></tr>`).join('')}</table>`;
  }
  const head = columns.map((column) => `<th scope="col">${LABELS[column]}</th>`).join('');
  const body = part.rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${cell(row[column])}</td>`).join('')}</tr>`,
  );
  return `${heading}<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '';

function cell(value: unknown): string {
  if (isBlank(value)) return '';
  if (value instanceof Date) return escapeHtml(value.toISOString().slice(0, 16).replace('T', ' '));
  return escapeHtml(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
