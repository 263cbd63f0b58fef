import type { PersonalData } from '#kernel/personal-data';

/** Letters to many: who got which, and who wants none. */
export const broadcastPersonalData: PersonalData = {
  tables: [
    {
      table: 'broadcasts',
      holds: 'Surat siaran dan penulisnya',
      people: [{ rows: 't.created_by = :account', erase: { created_by_name: 'empty' } }],
      plain: ['subject', 'body', 'button_label', 'button_url', 'audience', 'regions'],
      keeps: 'Surat organisasi; nama orang yang dihapus diganti.',
    },
    {
      table: 'broadcast_recipients',
      holds: 'Siapa menerima surat siaran yang mana',
      people: [{ title: 'Surat siaran yang diterima', rows: 't.person_id = any (:people)', erase: {} }],
      plain: ['region_code'],
      keeps: 'Hanya id; jumlah penerima tidak berubah.',
    },
    {
      table: 'broadcast_optouts',
      holds: 'Siapa berhenti menerima surat siaran',
      people: [{ title: 'Berhenti menerima siaran', rows: 't.person_id = any (:people)', erase: 'delete' }],
    },
  ],
  plain: [],
};
