import type { PersonalData } from '#kernel/personal-data';

const OWN = `select c.id from complaints c where c.tenant_id = balai.tenant_id() and c.author_id = :account`;

/** What people report, and what was said about it. */
export const complaintsPersonalData: PersonalData = {
  tables: [
    {
      table: 'complaints',
      holds: 'Pengaduan: pelapor, tempat, isi tersegel, penilaian',
      people: [
        {
          title: 'Pengaduan',
          rows: 't.author_id = :account',
          isTheirs: true,
          erase: {
            title: { becomes: 'Pengaduan yang pelapornya sudah dihapus' },
            author_name: { becomes: 'Warga terhapus' },
            told: {
              sealed: JSON.stringify({
                title: 'Terhapus',
                body: 'Isi dihapus bersama data pelapornya.',
                place: '',
              }),
            },
            ...{ rating_note: 'empty', latitude: 'empty', longitude: 'empty' },
          },
        },
        { rows: 't.assignee_id = :account', erase: { assignee_name: 'empty' } },
      ],
      plain: [
        ...['number', 'state', 'category', 'visibility', 'area_code', 'contact', 'handling'],
        ...['answer_due', 'solve_due', 'escalated_on'],
      ],
      keeps: 'Pelapor di loket dihapus atas permintaan kepada perangkat; kontaknya tersegel.',
    },
    {
      table: 'complaint_events',
      holds: 'Riwayat dan percakapan pengaduan, tersegel',
      people: [
        {
          title: 'Percakapan pengaduan',
          rows: `t.kind <> 'note' and t.complaint_id in (${OWN})`,
          erase: {},
        },
        {
          rows: `t.kind = 'message' and t.complaint_id in (${OWN})`,
          erase: { body: { sealed: 'Isi dihapus bersama data pelapornya.' } },
        },
        { rows: 't.account_id = :account', erase: { actor_name: 'empty' } },
      ],
      plain: ['step', 'from_state', 'to_state'],
    },
    {
      table: 'files',
      holds: 'Foto pengaduan',
      people: [
        {
          rows: `t.resource = 'complaint' and (t.object_id in (${OWN}) or t.object_id in (
            select e.id from complaint_events e where e.tenant_id = balai.tenant_id() and e.complaint_id in (${OWN})))`,
          erase: {},
          files: ['id'],
        },
      ],
    },
  ],
  plain: [],
};
