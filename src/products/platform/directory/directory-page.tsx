import { type ListQuery, page, type RequestContext, readListQuery, renderPage } from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { formatCount } from '#kernel/money';
import type { Tenant, TenantKind } from '#kernel/tenancy';
import {
  Button,
  Chip,
  ChipRow,
  ClothHero,
  Emblem,
  EmptyState,
  Form,
  HallPicture,
  LinkButton,
  PointList,
  SearchField,
  SectionTitle,
} from '#kernel/ui';

const KINDS: readonly { kind: TenantKind; label: string; offer: string }[] = [
  {
    kind: 'koperasi',
    label: 'Koperasi',
    offer: 'Buku koperasi, notulen rapat, dan saran anggota yang dijawab pengurus.',
  },
  {
    kind: 'serikat',
    label: 'Serikat pekerja kampus',
    offer: 'Pendaftaran, iuran, kuitansi, dan kartu anggota yang dapat diperiksa.',
  },
  { kind: 'desa', label: 'Desa', offer: 'Halaman layanan bagi warga, dan tugas perangkat menurut wilayah.' },
  {
    kind: 'pascasarjana',
    label: 'Pascasarjana',
    offer: 'Tahap seleksi yang terbuka, dengan tugas yang dipisah antara petugas.',
  },
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
      const list = readListQuery(ctx.query, { sorts: ['name'], defaultSort: 'name' });
      const query = list.q.slice(0, 100);
      const kind = KINDS.find((known) => known.kind === ctx.query.get('kind'))?.kind;
      const { offset, size } = list;
      const found = await ctx.app.directory.search({ query, kind, offset, limit: size });
      return renderPage({
        surface: 'public',
        title: 'Balai',
        description: 'Koperasi, serikat pekerja kampus, desa, dan pascasarjana yang bekerja di atas Balai.',
        canonical: '/',
        body: <Directory ctx={ctx} list={list} query={query} kind={kind} {...found} />,
      });
    },
  ),
];

function Directory(props: {
  ctx: RequestContext;
  list: ListQuery;
  query: string;
  kind: TenantKind | undefined;
  items: readonly Tenant[];
  total: number;
}) {
  const { ctx, list, query, kind, items, total } = props;
  const isSearching = query !== '' || kind !== undefined;
  return (
    <>
      <ClothHero
        title="Satu rumah untuk banyak organisasi."
        lead="Koperasi, serikat pekerja kampus, desa, dan pascasarjana bekerja di atas Balai. Cari organisasi Anda."
        picture={<HallPicture />}
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
      <div className="page-width grid gap-14 pt-12 lg:gap-20 lg:pt-16">
        <section aria-labelledby="organisasi">
          <SectionTitle
            id="organisasi"
            title={query ? `Hasil untuk “${query}”` : 'Organisasi'}
            note={isSearching ? `${formatCount(total)} cocok` : 'Buka halamannya, lalu masuk dari sana.'}
          />
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
          <div className="mt-6">
            <FoundTenants ctx={ctx} found={items} />
            {total > list.size && (
              <ListFoot ctx={ctx} list={list} shown={items.length} total={total} noun="organisasi" isPlain />
            )}
          </div>
        </section>
        {!isSearching && <Offers />}
        {!isSearching && <Promises />}
      </div>
    </>
  );
}

function FoundTenants({ ctx, found }: { ctx: RequestContext; found: readonly Tenant[] }) {
  if (found.length === 0) {
    return (
      <EmptyState
        kind="not-found"
        title="Belum ada yang cocok"
        actions={<LinkButton href="/">Lihat semua organisasi</LinkButton>}
      >
        Periksa ejaannya, atau cari dengan nama desa atau kotanya saja.
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {found.map((tenant) => (
        <li key={tenant.id}>
          <a
            href={ctx.app.urlOf(tenant, '/')}
            data-turbo="false"
            className="sheet flex h-full items-center gap-4 p-5 hover:border-primary"
          >
            <HouseEmblem kind={tenant.kind} />
            <span className="min-w-0">
              <b className="block text-lg leading-snug font-bold">{tenant.name}</b>
              <span className="block text-sm text-muted">
                {KINDS.find((known) => known.kind === tenant.kind)?.label}
                {tenant.regionName && `, ${tenant.regionName}`}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The emblem of another house, in that house's own cloth. */
function HouseEmblem({ kind }: { kind: TenantKind }) {
  return (
    <span data-theme={kind} className="shrink-0">
      <Emblem kind={kind} size="size-14" />
    </span>
  );
}

function Offers() {
  return (
    <section aria-labelledby="jenis">
      <SectionTitle
        id="jenis"
        title="Empat jenis rumah"
        note="Bagian-bagiannya sama, pekerjaannya berbeda."
      />
      <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {KINDS.map(({ kind, label, offer }) => (
          <li key={kind} className="grid content-start gap-3 border-t-2 border-base-content pt-5">
            <HouseEmblem kind={kind} />
            <h3 className="text-lg">{label}</h3>
            <p className="text-sm text-muted">{offer}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promises() {
  return (
    <section aria-labelledby="janji" className="sheet p-6 lg:p-10">
      <SectionTitle id="janji" title="Yang berlaku di setiap rumah" />
      <PointList
        columns={4}
        items={[
          {
            icon: 'brick-wall',
            title: 'Data tiap organisasi terpisah',
            note: 'Dindingnya ada di basis data, bukan hanya di halaman.',
          },
          {
            icon: 'table-properties',
            title: 'Hak yang dapat dibaca',
            note: 'Siapa boleh apa tertulis dalam satu tabel, dengan catatan setiap perubahan.',
          },
          {
            icon: 'scroll-text',
            title: 'Jejak yang tidak terhapus',
            note: 'Uang dan keputusan dibetulkan dengan catatan baru, tidak pernah dihapus.',
          },
          {
            icon: 'smartphone',
            title: 'Ringan di ponsel',
            note: 'Setiap halaman dapat dipakai di ponsel murah dan jaringan lambat.',
          },
        ]}
      />
    </section>
  );
}

function chipUrl(query: string, kind?: TenantKind): string {
  const search = new URLSearchParams({
    ...(query ? { q: query } : {}),
    ...(kind ? { kind } : {}),
  }).toString();
  return search ? `/?${search}` : '/';
}
