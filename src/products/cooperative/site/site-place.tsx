import type { CmsPlace, HomePlace } from '#features/cms';
import { deliverTo } from '#features/inbox';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { HeroPicture } from '#kernel/ui';
import { frontSections } from './front-sections.tsx';
import { cooperativeInbox } from './inbox.ts';
import { readFigures } from './read-front.ts';

const update = { resource: 'landing-page', right: 'update' };

/** The cooperative's front page: who arranges it, and what it brings along. */
export const cooperativeSite: HomePlace & Pick<CmsPlace, 'contact'> = {
  rights: { home: update },
  home: {
    builder: '/kelola/halaman-muka',
    contactCard: '/kelola/kontak',
    sections: [
      ...(['about', 'stats', 'notices', 'catalogue', 'cta_join', 'minutes', 'news', 'gallery'] as const),
      ...(['open_books', 'cta_login', 'office', 'footer'] as const),
    ],
    words: {
      title: 'Menabung bersama, maju bersama.',
      lead: 'Simpanan, pinjaman, dan usaha milik anggota. Setiap anggota punya satu suara.',
    },
    picture: <HeroPicture kind="koperasi" />,
    readFigures: figures,
    figureOptions: [
      { value: 'members', label: 'Anggota aktif' },
      { value: 'meetings', label: 'Rapat anggota tercatat' },
      { value: 'answered', label: 'Saran dijawab pengurus' },
      { value: 'minutes', label: 'Notulen dapat dibaca umum' },
    ],
    readExtras: frontSections,
  },
  contact: {
    page: '/kontak',
    right: cooperativeInbox.rights.create,
    inbox: cooperativeInbox.addresses.contact,
    deliver: deliverTo(cooperativeInbox),
  },
};

async function figures(ctx: RequestContext) {
  const { members, meetings, answered, minutes } = await readFigures(ctx);
  return [
    { key: 'members', label: 'anggota aktif', value: formatCount(members) },
    { key: 'meetings', label: 'rapat anggota tercatat', value: formatCount(meetings) },
    { key: 'answered', label: 'saran dijawab pengurus', value: formatCount(answered) },
    { key: 'minutes', label: 'notulen dapat dibaca umum', value: formatCount(minutes) },
  ];
}
