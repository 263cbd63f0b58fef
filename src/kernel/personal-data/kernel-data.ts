import type { PersonalData } from './personal-table.ts';

const EMPTY = 'empty';
const TO_THEM = 't.account_id = :account or t.recipient_key = :emailKey';

/** Accounts, sessions, mails, files, requests: what the kernel itself keeps of people. */
export const kernelData: PersonalData = {
  tables: [
    {
      table: 'accounts',
      holds: 'Akun: nama, surel, sidik kata sandi, kunci verifikasi dua langkah',
      people: [
        {
          title: 'Akun',
          rows: 't.id = :account',
          isTheirs: true,
          erase: {
            display_name: { becomes: 'Akun terhapus' },
            ...{ email: EMPTY, password_hash: EMPTY, second_factor_secret: EMPTY },
          },
        },
      ],
    },
    {
      table: 'account_identifiers',
      holds: 'Nama yang dipakai untuk masuk',
      people: [{ title: 'Nama untuk masuk', rows: 't.account_id = :account', erase: 'delete' }],
      plain: ['key'],
    },
    {
      table: 'role_grants',
      holds: 'Peran dan cakupannya',
      people: [{ title: 'Peran', rows: 't.account_id = :account', erase: 'delete', isTheirs: true }],
      plain: ['role', 'regions', 'programmes', 'areas', 'reason'],
    },
    {
      table: 'sessions',
      holds: 'Sesi masuk: perangkat dan alamat jaringan',
      people: [{ title: 'Sesi masuk', rows: 't.account_id = :account', erase: 'delete', isTheirs: true }],
      plain: ['token_hash', 'ended_why', 'ip', 'device'],
    },
    {
      table: 'sign_in_events',
      holds: 'Riwayat masuk: perangkat dan alamat jaringan',
      people: [
        {
          title: 'Riwayat masuk',
          rows: 't.account_id = :account',
          erase: { ip: EMPTY, device: EMPTY, device_key: EMPTY },
        },
      ],
      plain: ['outcome'],
    },
    {
      table: 'sign_in_locks',
      holds: 'Percobaan masuk yang gagal',
      people: [{ rows: 't.account_id = :account', erase: 'delete' }],
      plain: ['subject_key', 'network'],
    },
    {
      table: 'mailed_tokens',
      holds: 'Tautan sekali pakai yang dikirim lewat surel',
      people: [{ rows: 't.account_id = :account', erase: 'delete' }],
      plain: ['token_hash', 'data'],
    },
    {
      table: 'recovery_codes',
      holds: 'Sidik kode pemulihan',
      people: [{ rows: 't.account_id = :account', erase: 'delete' }],
      plain: ['code_hash'],
    },
    {
      table: 'invitations',
      holds: 'Undangan pengurus',
      people: [
        {
          rows: 't.account_id = :account or lower(t.email) = :email',
          isTheirs: true,
          erase: { email: { becomes: '-' }, display_name: { becomes: 'Akun terhapus' } },
        },
      ],
      plain: ['role', 'regions', 'programmes', 'areas'],
    },
    {
      table: 'notifications',
      holds: 'Pemberitahuan di balik lonceng',
      people: [{ title: 'Pemberitahuan', rows: 't.account_id = :account', erase: 'delete' }],
      plain: ['title', 'body', 'url'],
      keeps: 'Nama orang ini di pemberitahuan orang lain diganti.',
    },
    {
      table: 'outbox',
      holds: 'Surat keluar: alamat, judul, dan isi, tersandi',
      people: [
        {
          rows: `(${TO_THEM}) and t.state in ('queued', 'sending', 'uncertain')`,
          erase: { state: { becomes: 'left' } },
        },
        {
          title: 'Surel yang kami kirim',
          rows: TO_THEM,
          erase: {
            recipient: { sealed: JSON.stringify({ address: 'terhapus' }), isLoose: true },
            subject: { sealed: 'Terhapus', isLoose: true },
            content: { sealed: JSON.stringify({ subject: 'Terhapus', text: '', html: '' }), isLoose: true },
            recipient_key: { becomes: 'terhapus' },
            failure: 'empty',
          },
        },
      ],
      plain: ['template', 'job_id'],
      keeps: 'Nama orang ini di surat untuk orang lain diganti.',
    },
    {
      table: 'mail_bounces',
      holds: 'Surel yang kembali, menurut sidik alamatnya',
      people: [{ rows: 't.address_key = :emailKey', erase: { address_key: { becomes: 'terhapus' } } }],
      plain: ['code'],
    },
    {
      table: 'files',
      holds: 'Nama, sidik, dan isi berkas yang diunggah, isinya tersandi',
      people: [],
      plain: ['resource', 'kind', 'name', 'media_type', 'sha256', 'store_key'],
      keeps: 'Berkas dihapus bersama baris yang menunjuknya.',
    },
    {
      table: 'job_runs',
      holds: 'Pekerjaan latar: judul, masukan, dan hasilnya',
      people: [],
      plain: ['kind', 'title', 'input', 'note', 'result', 'failure'],
      keeps: 'Hanya id dan jumlah; nama orang ini di judul atau hasil diganti.',
    },
    {
      table: 'idempotency_keys',
      holds: 'Jawaban atas kiriman yang tidak boleh terjadi dua kali',
      people: [{ rows: 't.actor = :account::text', erase: { answer: EMPTY } }],
      plain: ['actor', 'action', 'key'],
    },
    {
      table: 'imports',
      holds: 'Lembar yang diimpor: isian yang dibetulkan (tersandi) dan laporannya',
      people: [],
      plain: ['register', 'file_sha256', 'choices', 'corrections', 'result'],
      keeps: 'Lembar sumbernya dihapus bila orang ini pernah diimpor dari sana.',
    },
    {
      table: 'audit_events',
      holds: 'Catatan audit: pelaku dan isi tersandi, masing-masing dengan kuncinya sendiri',
      people: [],
      plain: [
        ...['actor', 'actor_name', 'roles', 'scope', 'action', 'resource', 'object_id', 'details'],
        'request_id',
      ],
      keeps: 'Baris tidak pernah berubah; kuncinya yang dihancurkan, sehingga isinya tidak terbaca lagi.',
    },
    {
      table: 'audit_keys',
      holds: 'Kunci setiap bagian catatan audit',
      people: [],
      plain: ['owner', 'key'],
      keeps: 'Kunci milik orang ini, dan kunci catatan lain yang menyebut namanya, dihapus.',
    },
    {
      table: 'consents',
      holds: 'Persetujuan per tujuan dan versi',
      people: [
        {
          title: 'Persetujuan',
          rows: 't.subject_id = any (:people) or t.subject_id = :account',
          isTheirs: true,
          erase: {},
        },
      ],
      plain: ['purpose', 'version', 'asked_version'],
      keeps: 'Bukti bahwa persetujuan pernah diberikan dan ditarik; tanpa nama.',
    },
    {
      table: 'privacy_requests',
      holds: 'Permintaan tentang data pribadi',
      people: [
        {
          title: 'Permintaan tentang data saya',
          rows: 't.account_id = :account',
          isTheirs: true,
          erase: { note: { becomes: '' }, answer: { becomes: '' } },
        },
      ],
    },
    {
      table: 'privacy_exports',
      holds: 'Salinan data yang diminta sendiri; berkasnya hidup sehari',
      people: [
        {
          title: 'Salinan data',
          rows: 't.account_id = :account',
          isTheirs: true,
          erase: {},
          files: ['file_id'],
        },
      ],
    },
    {
      table: 'privacy_incidents',
      holds: 'Insiden data pribadi dan surat pemberitahuannya',
      people: [],
      plain: ['number', 'title', 'happened', 'data_kinds', 'measures', 'contact', 'authority_reference'],
      keeps: 'Tulisan pengurus tentang kejadian; nama orang yang dihapus diganti.',
    },
    {
      table: 'settings',
      holds: 'Pengaturan organisasi',
      people: [],
      plain: ['key', 'value'],
      keeps: 'Milik organisasi; nama orang yang dihapus diganti.',
    },
  ],
  plain: [
    { table: 'access_differences', why: 'Perubahan hak akses; alasannya ditulis tentang peran' },
    { table: 'audit_seals', why: 'Rantai sidik' },
    { table: 'custom_roles', why: 'Nama peran' },
    { table: 'menu_differences', why: 'Susunan menu' },
    { table: 'number_series', why: 'Nomor urut' },
    { table: 'privacy_erasures', why: 'Hanya id dan jumlah' },
    { table: 'privacy_incident_people', why: 'Hanya id dan waktu' },
    { table: 'privacy_retention_runs', why: 'Hanya jumlah' },
    { table: 'rate_windows', why: 'Jumlah per jaringan, dihapus dengan sendirinya' },
    { table: 'spent_refresh_tokens', why: 'Sidik token yang sudah ditukar; ikut terhapus bersama sesinya' },
    { table: 'tenant_keys', why: 'Kunci yang terbungkus' },
    { table: 'tenant_state', why: 'Nomor versi' },
  ],
};
