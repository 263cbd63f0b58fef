import { signFileLink, verifyFileLink } from '#kernel/files';
import { accountOf, type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { EmptyState, Icon, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import { surfaceOf } from '../surface.ts';
import { followLink, type GroupLink, groupTitle, readLinks } from './group-link.ts';
import { asMember } from './group-walls.ts';

const access = { resource: 'whatsapp', right: 'join' } as const;

/**
 * The groups of members. Each page holds a button; the invitation itself stands on none of them. The button leads to a
 * signed address, good for ten minutes and for this account alone, which writes the opening down and leads on. It is a
 * link, since a form may not lead to another site.
 */
export const joinRoutes: readonly Route[] = [
  page.get('/member/whatsapp/all', { access, summary: 'The group of all members' }, (ctx) =>
    joinPage(ctx, 'all'),
  ),
  page.get('/member/whatsapp/region', { access, summary: 'The group of one’s own province' }, (ctx) =>
    joinPage(ctx, 'region'),
  ),
  page.get(
    '/member/whatsapp/open/:id/:token',
    { access, summary: 'Write the opening of a group down and lead there' },
    async (ctx) => {
      const id = ctx.params.id!;
      const { accountId } = accountOf(ctx);
      verifyFileLink(linkKey(ctx), ctx.params.token!, { fileId: id, accountId }, ctx.now);
      const { work } = await asMember(ctx);
      const location = await work.transaction((tx) => followLink(work, tx, id, accountId));
      return new Response(null, {
        status: 303,
        headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      });
    },
  ),
];

const LIFE_SECONDS = 600;

const linkKey = (ctx: RequestContext): Buffer => ctx.app.serverKey('whatsapp-link');

async function joinPage(ctx: RequestContext, kind: 'all' | 'region'): Promise<PageAnswer> {
  const { work, ownRegion } = await asMember(ctx);
  const links = await work.transaction((tx) => readLinks(tx, { isOpen: true }));
  const region = kind === 'all' ? '00' : ownRegion;
  const shown = links.filter((link) => link.regionCode === region);
  const { accountId } = accountOf(ctx);
  const addressOf = ({ id }: GroupLink) =>
    `/member/whatsapp/open/${id}/${signFileLink(linkKey(ctx), { fileId: id, accountId }, { now: ctx.now, seconds: LIFE_SECONDS })}`;
  const place = kind === 'all' ? 'seluruh anggota' : ownRegion ? regionName(ownRegion) : 'wilayah';
  return renderPage({
    surface: surfaceOf(ctx),
    title: `Grup WhatsApp ${place}`,
    menuUrl: `/member/whatsapp/${kind}`,
    help: 'whatsapp',
    headers: { 'cache-control': 'no-store' },
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title={`Grup WhatsApp ${place}`} note="Hanya untuk anggota aktif" />
        {shown.length > 0 && (
          <Notice tone="neutral" icon="shield">
            Undangan ini untuk Anda sendiri. Jangan diteruskan: siapa pun yang memegang tautannya dapat masuk
            ke grup. Setiap pembukaan dicatat.
          </Notice>
        )}
        {shown.length === 0 ? (
          <NoGroup kind={kind} hasRegion={ownRegion !== undefined} />
        ) : (
          shown.map((link) => (
            <Sheet key={link.id} title={groupTitle(link)}>
              <p className="mb-4 text-muted">
                Membuka aplikasi WhatsApp. Nomor Anda terlihat oleh anggota grup yang lain.
              </p>
              <a
                className="btn btn-primary"
                href={addressOf(link)}
                data-turbo="false"
                rel="noopener noreferrer nofollow"
              >
                <Icon name="message-circle" />
                Gabung {groupTitle(link)}
              </a>
            </Sheet>
          ))
        )}
        <div>
          <LinkButton
            href={kind === 'all' ? '/member/whatsapp/region' : '/member/whatsapp/all'}
            look="quiet"
            iconEnd="chevron-right"
          >
            {kind === 'all' ? 'Grup wilayah saya' : 'Grup seluruh anggota'}
          </LinkButton>
        </div>
      </div>
    ),
  });
}

function NoGroup({ kind, hasRegion }: { kind: 'all' | 'region'; hasRegion: boolean }) {
  const write = (
    <LinkButton href="/member/messages/compose" icon="pen-line">
      Tulis ke pengurus
    </LinkButton>
  );
  if (kind === 'region' && !hasRegion) {
    return (
      <EmptyState
        kind="nothing-yet"
        icon="map-pin"
        title="Wilayah Anda belum tercatat"
        actions={<LinkButton href="/me/profile">Lihat profil saya</LinkButton>}
      >
        Grup wilayah mengikuti provinsi kampus Anda. Lengkapi kampus di profil, atau tulis ke pengurus.
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="nothing-yet" icon="message-circle" title="Grup ini belum dibuka" actions={write}>
      Pengurus belum memasang tautannya. Anda dapat menanyakannya.
    </EmptyState>
  );
}
