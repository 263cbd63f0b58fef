import type { PersonalData } from '#kernel/personal-data';

const OWN = '(t.author_id = any (:people) or t.author_account_id = :account)';
const OWN_TICKETS = `select t.id from tickets t where t.tenant_id = balai.tenant_id() and ${OWN}`;

/** Messages and complaints: what a person wrote to the board, and what the board wrote about it. */
export const inboxPersonalData: PersonalData = {
  tables: [
    {
      table: 'tickets',
      holds: 'Pesan dan pengaduan: judul, penulis, alamat balasan',
      people: [
        {
          title: 'Pesan dan pengaduan',
          rows: OWN,
          isTheirs: true,
          erase: {
            subject: { becomes: 'Pesan yang penulisnya sudah dihapus' },
            author_name: { becomes: 'Anggota terhapus' },
            sealed_subject: { sealed: 'Pesan yang penulisnya sudah dihapus' },
          },
        },
      ],
      plain: ['contact', 'region_code'],
      keeps: 'Pengunjung tanpa akun dihapus atas permintaan kepada pengurus; kontaknya tersandi.',
    },
    {
      table: 'ticket_messages',
      holds: 'Isi percakapan, tersandi',
      people: [
        {
          title: 'Isi percakapan',
          rows: `t.kind in ('message', 'reply') and t.ticket_id in (${OWN_TICKETS})`,
          erase: {},
        },
        {
          rows: `t.ticket_id in (${OWN_TICKETS})`,
          erase: { body: { sealed: 'Isi pesan dihapus bersama data penulisnya.' } },
        },
        { rows: 't.account_id = :account', erase: { account_name: 'empty' } },
      ],
    },
    {
      table: 'files',
      holds: 'Lampiran percakapan',
      people: [
        {
          rows: `t.resource = 'ticket' and t.object_id in (select m.id from ticket_messages m
            where m.tenant_id = balai.tenant_id() and m.ticket_id in (${OWN_TICKETS}))`,
          erase: {},
          files: ['id'],
        },
      ],
    },
  ],
  plain: [],
};
