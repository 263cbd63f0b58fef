import { page, type RequestContext, renderPage } from '#kernel/http';
import type { Tenant, TenantKind } from '#kernel/tenancy';
import {
  Button,
  Chip,
  ChipRow,
  ClothHero,
  EmptyState,
  Form,
  Icon,
  type IconName,
  SearchField,
} from '#kernel/ui';

const KINDS: readonly { kind: TenantKind; label: string; icon: IconName }[] = [
  { kind: 'koperasi', label: 'Koperasi', icon: 'hand-coins' },
  { kind: 'serikat', label: 'Serikat pekerja kampus', icon: 'users' },
  { kind: 'desa', label: 'Desa', icon: 'house' },
  { kind: 'pascasarjana', label: 'Pascasarjana', icon: 'graduation-cap' },
];

/** The base domain: who is on Balai, by name, place and kind. */
export const directoryRoutes = [
  page.get(
    '/',
    {
      access: { public: 'the directory lists only organisations that are public' },
      summary: 'Directory and search',
    },
    async (ctx) => {
      const query = (ctx.query.get('q') ?? '').slice(0, 100);
      const kind = KINDS.find((known) => known.kind === ctx.query.get('kind'))?.kind;
      const found = await ctx.app.directory.search(query, kind);
      return renderPage({
        surface: 'public',
        title: 'Balai',
        description: 'Koperasi, serikat pekerja kampus, desa, dan pascasarjana yang bekerja di atas Balai.',
        canonical: '/',
        body: <Directory ctx={ctx} query={query} kind={kind} found={found} />,
      });
    },
  ),
];

function Directory(props: {
  ctx: RequestContext;
  query: string;
  kind: TenantKind | undefined;
  found: Tenant[];
}) {
  const { ctx, query, kind, found } = props;
  return (
    <>
      <ClothHero
        title="Cari organisasi Anda"
        lead="Koperasi, serikat pekerja kampus, desa, dan pascasarjana di satu rumah."
      >
        <Form
          action="/"
          method="get"
          role="search"
          hidden={kind ? { kind } : {}}
          className="flex max-w-xl gap-2"
        >
          <SearchField label="Nama organisasi, desa, atau kota" value={query} className="grow" />
          <Button look="turmeric">Cari</Button>
        </Form>
      </ClothHero>
      <section className="page-width py-12" aria-labelledby="organisasi">
        <h2 id="organisasi" className="text-3xl">
          {query ? `Hasil untuk “${query}”` : 'Organisasi'}
        </h2>
        <div className="mt-4">
          <ChipRow label="Jenis organisasi">
            <Chip value="Semua" url={chipUrl(query)} isCurrent={kind === undefined} />
            {KINDS.map((known) => (
              <Chip
                key={known.kind}
                value={known.label}
                url={chipUrl(query, known.kind)}
                isCurrent={known.kind === kind}
              />
            ))}
          </ChipRow>
        </div>
        {found.length === 0 ? (
          <EmptyState kind="not-found" title="Belum ada yang cocok">
            Periksa ejaannya, atau cari dengan nama desa atau kotanya saja.
          </EmptyState>
        ) : (
          <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {found.map((tenant) => (
              <li key={tenant.id}>
                <a
                  href={ctx.app.urlOf(tenant, '/')}
                  data-turbo="false"
                  className="sheet flex h-full items-start gap-4 p-5 hover:border-primary"
                >
                  <Icon
                    name={KINDS.find((known) => known.kind === tenant.kind)?.icon ?? 'building'}
                    className="mt-1 size-6"
                  />
                  <span>
                    <b className="block text-lg font-bold">{tenant.name}</b>
                    <span className="block text-sm text-muted">
                      {KINDS.find((known) => known.kind === tenant.kind)?.label}
                      {tenant.regionName && `, ${tenant.regionName}`}
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function chipUrl(query: string, kind?: TenantKind): string {
  const search = new URLSearchParams({
    ...(query ? { q: query } : {}),
    ...(kind ? { kind } : {}),
  }).toString();
  return search ? `/?${search}` : '/';
}
