import type { PersonalData } from '#kernel/personal-data';

/** What people said to something that was published. */
export const reactionsPersonalData: PersonalData = {
  tables: [
    {
      table: 'reaction_likes',
      holds: 'Tanda suka',
      people: [{ title: 'Tanda suka', rows: 't.account_id = :account', isTheirs: true, erase: 'delete' }],
      plain: ['subject'],
    },
    {
      table: 'reaction_comments',
      holds: 'Komentar dan ulasan',
      people: [
        {
          title: 'Komentar dan ulasan',
          rows: 't.account_id = :account',
          isTheirs: true,
          erase: {
            author_name: { becomes: 'Akun terhapus' },
            body: { becomes: 'Dihapus bersama data penulisnya.' },
          },
        },
      ],
      plain: ['subject'],
    },
  ],
  plain: [],
};
