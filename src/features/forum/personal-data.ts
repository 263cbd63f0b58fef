import type { PersonalData } from '#kernel/personal-data';

const GONE = { becomes: 'Tulisan dihapus bersama data penulisnya.' } as const;

/** What the forum keeps of a person. Threads that others answered stay, without the author's words. */
export const forumPersonalData: PersonalData = {
  tables: [
    {
      table: 'forum_threads',
      holds: 'Utas: judul dan penulisnya',
      people: [
        {
          title: 'Utas forum',
          rows: 't.author_account_id = :account',
          isTheirs: true,
          erase: { title: { becomes: 'Utas yang penulisnya sudah dihapus' } },
        },
      ],
      plain: ['region_code', 'lock_reason', 'hidden_reason'],
      keeps: 'Jawaban anggota lain tetap terbaca.',
    },
    {
      table: 'forum_posts',
      holds: 'Tulisan di forum',
      people: [
        {
          title: 'Tulisan forum',
          rows: 't.author_account_id = :account',
          isTheirs: true,
          erase: { body: GONE },
        },
      ],
      plain: ['region_code', 'hidden_reason'],
      keeps: 'Kutipan nama orang ini di tulisan orang lain diganti.',
    },
    {
      table: 'forum_post_versions',
      holds: 'Tulisan sebelum disunting',
      people: [
        {
          rows: `t.post_id in (select p.id from forum_posts p
            where p.tenant_id = balai.tenant_id() and p.author_account_id = :account)`,
          erase: { body: 'empty' },
        },
      ],
      plain: ['region_code'],
    },
    {
      table: 'forum_reports',
      holds: 'Laporan atas tulisan',
      people: [
        {
          title: 'Laporan di forum',
          rows: 't.reporter_account_id = :account',
          isTheirs: true,
          erase: { note: 'empty' },
        },
      ],
      plain: ['region_code'],
    },
    {
      table: 'forum_mutes',
      holds: 'Larangan menulis dan alasannya',
      people: [
        {
          title: 'Larangan menulis di forum',
          rows: 't.account_id = :account',
          isTheirs: true,
          erase: { reason: { becomes: 'Dihapus.' } },
        },
      ],
      plain: ['region_code'],
    },
    {
      table: 'forum_followers',
      holds: 'Utas yang diikuti dan dibaca',
      people: [{ rows: 't.account_id = :account', erase: 'delete' }],
    },
    {
      table: 'forum_visits',
      holds: 'Terakhir membaca forum',
      people: [{ rows: 't.account_id = :account', erase: 'delete' }],
    },
  ],
  plain: [{ table: 'forum_categories', why: 'Nama kategori' }],
};
