import { accountOf, type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { countRecoveryCodes, readSessions, readSignIns, roleNeedsSecondFactor } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Badge, Icon, type IconName, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { agoText, dayText } from '../moment.ts';
import { accountSurface } from './account-surface.ts';

/** How safe the own account is, and where to change that. */
export function securityRoutes(product: Product): Route[] {
  return [
    page.get(
      '/me/security',
      { access: { resource: 'session', right: 'read' }, summary: 'Security of my account' },
      (ctx) => securityPage(ctx, product),
    ),
  ];
}

async function securityPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const { row, sessions, signIns, codes } = await ctx.transaction(async (tx) => ({
    row: await tx.one<{ password_changed_at: Date | null; second_factor_at: Date | null }>(
      `select password_changed_at, second_factor_at from accounts
        where tenant_id = balai.tenant_id() and id = $1`,
      [account.accountId],
    ),
    sessions: await readSessions(tx, account.accountId),
    signIns: await readSignIns(tx, account.accountId, 1),
    codes: await countRecoveryCodes(tx, account.accountId),
  }));
  const isOn = Boolean(row?.second_factor_at);
  const isNeeded = account.grants.some(({ role }) => roleNeedsSecondFactor(product.access, role));
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Keamanan',
    help: 'keamanan',
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="Keamanan" note="Kata sandi, verifikasi dua langkah, dan perangkat Anda" />
        {isNeeded && !isOn && (
          <Notice
            tone="warning"
            title="Peran Anda memerlukan verifikasi dua langkah"
            action={
              <LinkButton href="/me/security/second-factor" look="primary">
                Aktifkan sekarang
              </LinkButton>
            }
          >
            Halaman pengurus terbuka setelah verifikasi dua langkah aktif. Caranya sekitar dua menit.
          </Notice>
        )}
        <div className="grid gap-4 lg:grid-cols-3">
          <Place
            icon="key-round"
            title="Kata sandi"
            text={
              row?.password_changed_at
                ? `Diubah ${dayText(ctx, row.password_changed_at)}`
                : 'Belum pernah Anda ubah'
            }
            link={{ label: 'Ubah kata sandi', url: '/me/security/password' }}
          />
          <Place
            icon="smartphone"
            title="Verifikasi dua langkah"
            badge={<Badge tone={isOn ? 'success' : 'warning'}>{isOn ? 'Aktif' : 'Belum aktif'}</Badge>}
            text={isOn ? `${codes} kode pemulihan tersisa` : 'Kode dari ponsel, selain kata sandi'}
            link={{ label: isOn ? 'Atur' : 'Aktifkan', url: '/me/security/second-factor' }}
          />
          <Place
            icon="monitor-smartphone"
            title="Perangkat"
            text={`${sessions.length} perangkat sedang masuk. Terakhir masuk ${signIns[0] ? agoText(ctx, signIns[0].at) : 'hari ini'}.`}
            link={{ label: 'Lihat perangkat', url: '/me/security/sessions' }}
          />
        </div>
      </div>
    ),
  });
}

function Place(props: {
  icon: IconName;
  title: string;
  text: string;
  badge?: PageAnswer['body'];
  link: { label: string; url: string };
}) {
  return (
    <Sheet className="grid content-start gap-3">
      <div className="flex items-start justify-between gap-3">
        <span className="grid size-11 place-items-center rounded-lg bg-soft text-soft-content">
          <Icon name={props.icon} className="size-6" />
        </span>
        {props.badge}
      </div>
      <div>
        <h2 className="text-lg">{props.title}</h2>
        <p className="text-sm text-muted">{props.text}</p>
      </div>
      <div>
        <LinkButton href={props.link.url}>{props.link.label}</LinkButton>
      </div>
    </Sheet>
  );
}
