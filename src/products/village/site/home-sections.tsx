import type { ReactNode } from 'react';
import { listShownBusinesses, listShownMedia } from '#features/catalogue';
import { listShownNews, mapUrl, NewsCards, readContactCard, type SectionKey } from '#features/cms';
import { EventAgenda, listShownEvents } from '#features/events';
import { OfficeSection } from '#features/home';
import { readSums } from '#features/reactions';
import { todayOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { type IconName, LinkButton, PointList, TileLink } from '#kernel/ui';
import { MediaGrid } from './album-photos.tsx';
import { BusinessCards } from './business-pages.tsx';
import { GuestMark } from './guest-mark.tsx';
import { HowToGetALetter } from './letter-guide.tsx';
import { villageEvents } from './registers.ts';

/** What the village brings into the sections of its front page; what is empty stays out. */
export async function homeSections(
  ctx: RequestContext,
  hasPage: (url: string) => boolean,
): Promise<Partial<Record<SectionKey, ReactNode>>> {
  const [content, card] = await Promise.all([readContent(ctx), readContactCard(ctx)]);
  const map = mapUrl(card);
  const isGuest = ctx.principal.kind === 'guest';
  const services = SERVICES.filter(
    ({ url, needs: [resource, right] }) => hasPage(url) && (isGuest || ctx.can(resource, right)),
  );
  return {
    services: services.length > 0 && (
      <div className="grid gap-4">
        <ul className="grid grid-cols-2 gap-2 lg:grid-cols-3">
          {services.map(({ url, needs: _, ...tile }) => (
            <li key={url} className="sheet">
              <TileLink {...tile} href={url} />
            </li>
          ))}
        </ul>
        <GuestMark ctx={ctx} next="/" more="Layanan terbuka setelah Anda masuk dengan akun warga." />
      </div>
    ),
    ...(isGuest && {
      stats: <GuestMark ctx={ctx} next="/" more="Pengunjung melihat angka umum; rinciannya setelah masuk." />,
    }),
    ...(content.news.length > 0 && {
      news: (
        <>
          <NewsCards ctx={ctx} place={{ news: NEWS }} items={content.news} />
          <More url={NEWS.page} words="Semua berita" />
        </>
      ),
    }),
    ...(content.events.length > 0 && {
      agenda: (
        <>
          <EventAgenda ctx={ctx} place={villageEvents} events={content.events} />
          <More url={villageEvents.publicPage} words="Seluruh kalender" />
        </>
      ),
    }),
    ...(content.businesses.length > 0 && {
      catalogue: (
        <>
          <BusinessCards items={content.businesses} sums={content.sums} />
          <More url="/umkm" words="Semua UMKM" />
        </>
      ),
    }),
    ...(content.media.length > 0 && {
      gallery: (
        <>
          <MediaGrid items={content.media} />
          <More url="/galeri" words="Seluruh galeri" />
        </>
      ),
    }),
    about: <PointList columns={2} items={PROMISES} />,
    cta_join: <HowToGetALetter />,
    office: (
      <OfficeSection profile={card} place={ctx.tenant.regionName}>
        {map && (
          <LinkButton href={map} icon="map">
            Buka di peta
          </LinkButton>
        )}
        <LinkButton href="/kontak" icon="mail">
          Kirim pesan
        </LinkButton>
      </OfficeSection>
    ),
  };
}

const NEWS = { page: '/berita', title: 'Berita', lead: '' };

async function readContent(ctx: RequestContext) {
  return ctx.read(async (tx) => {
    const [{ items: news }, events, { items: businesses }, { items: media }] = await Promise.all([
      listShownNews(tx, { now: ctx.now, offset: 0, limit: 3 }),
      listShownEvents(tx, { from: ctx.now, to: null, limit: 4 }),
      listShownBusinesses(tx, { today: todayOf(ctx), offset: 0, limit: 3 }),
      listShownMedia(tx, { offset: 0, limit: 4 }),
    ]);
    const ids = businesses.map(({ id }) => id);
    return { news, events, businesses, media, sums: await readSums(tx, 'business', ids) };
  });
}

function More({ url, words }: { url: string; words: string }) {
  return (
    <p className="mt-5">
      <a href={url} className="link inline-block py-1 font-semibold">
        {words}
      </a>
    </p>
  );
}

/** Services behind the sign-in; a visitor who presses one is led there and back. */
const SERVICES: readonly {
  url: string;
  /** Row and right without which nobody is sent there; a visitor is asked to sign in first. */
  needs: readonly [resource: string, right: string];
  icon: IconName;
  title: string;
  note: string;
}[] = [
  {
    url: '/layanan-surat',
    needs: ['letter-request', 'read'],
    icon: 'file-text',
    title: 'Layanan surat',
    note: 'Ajukan, lacak, unduh',
  },
  {
    url: '/pengaduan',
    needs: ['complaint', 'read'],
    icon: 'megaphone',
    title: 'Pengaduan',
    note: 'Dengan foto dan tempatnya',
  },
  {
    url: '/cek-bansos',
    needs: ['aid', 'read'],
    icon: 'hand-heart',
    title: 'Cek bansos',
    note: 'Status dan jadwal Anda',
  },
  {
    url: '/partisipasi',
    needs: ['deliberation', 'read'],
    icon: 'gavel',
    title: 'Partisipasi',
    note: 'Musyawarah dan pemungutan suara',
  },
  {
    url: '/program-pemberdayaan',
    needs: ['program', 'read'],
    icon: 'graduation-cap',
    title: 'Program',
    note: 'Pelatihan dan pendampingan',
  },
  {
    url: '/apbdes',
    needs: ['budget', 'read-summary'],
    icon: 'coins',
    title: 'APBDes',
    note: 'Ke mana uang desa pergi',
  },
];

const PROMISES = [
  {
    icon: 'lock',
    title: 'Data Anda tersandi',
    note: 'NIK, nomor KK, dan telepon disimpan tersandi dan hanya dibuka oleh yang berwenang.',
  },
  {
    icon: 'scroll-text',
    title: 'Setiap tindakan tercatat',
    note: 'Siapa membuka, mengubah, atau menyetujui sesuatu tidak dapat dihapus dari catatan.',
  },
  {
    icon: 'map-pinned',
    title: 'Ketua RT hanya melihat wilayahnya',
    note: 'Data warga RT lain tidak terbuka baginya.',
  },
] as const;
