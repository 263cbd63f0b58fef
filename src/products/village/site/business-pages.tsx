import {
  businessCategories,
  findShownBusinesses,
  listProductsOf,
  listShownBusinesses,
  orderUrl,
  type ShownBusiness,
  type ShownProduct,
} from '#features/catalogue';
import { mapUrl } from '#features/cms';
import {
  type ReactionPlace,
  reactionRoutes,
  reactionSection,
  readSums,
  starWords,
} from '#features/reactions';
import { todayOf } from '#kernel/calendar';
import {
  idOf,
  listUrl,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Breadcrumb,
  CatalogueCard,
  Chip,
  ChipRow,
  DescriptionList,
  EmptyState,
  FilterBar,
  Icon,
  LinkButton,
  SectionTitle,
} from '#kernel/ui';
import { notFound } from '#kernel/work';
import { businessReviews } from './reactions.ts';

const BUSINESSES = '/umkm';
const access = { resource: 'business', right: 'read', publishedOnly: true } as const;
const SHAPE = { sorts: ['name'], defaultSort: 'name', defaultSize: 24 };
type Sums = Awaited<ReturnType<typeof readSums>>;

/** The businesses of the village as everybody sees them. */
export const businessRoutes: readonly Route[] = [
  page.get(BUSINESSES, { access, summary: 'Published businesses' }, showList),
  page.get(
    `${BUSINESSES}/:id`,
    { access, summary: 'One business with its things and reviews' },
    showBusiness,
  ),
  ...reactionRoutes(businessReviews satisfies ReactionPlace),
];

async function showList(ctx: RequestContext) {
  const list = readListQuery(ctx.query, SHAPE);
  const category = ctx.query.get('kategori') || undefined;
  const { items, total, categories, sums } = await ctx.read(async (tx) => {
    const found = await listShownBusinesses(tx, {
      ...{ today: todayOf(ctx), category, q: list.q, offset: list.offset, limit: list.size },
    });
    const ids = found.items.map(({ id }) => id);
    return { ...found, categories: await businessCategories(tx), sums: await readSums(tx, 'business', ids) };
  });
  return renderPage({
    ...{ surface: 'public', title: 'UMKM', canonical: BUSINESSES },
    description: `Usaha warga ${ctx.tenant.name}: produk, alamat, dan cara memesan.`,
    ...(category || list.q ? { isIndexed: false } : {}),
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <div>
          <h1 className="text-4xl">UMKM</h1>
          <p className="mt-3 text-lg text-muted">Usaha warga: apa yang mereka buat, dan cara memesannya.</p>
        </div>
        <FilterBar
          action={BUSINESSES}
          keep={category ? { kategori: category } : {}}
          search={{ label: 'Cari usaha', value: list.q }}
        />
        {categories.length > 0 && (
          <ChipRow label="Kategori">
            {['', ...categories].map((one) => (
              <Chip
                key={one}
                value={one || 'Semua'}
                url={listUrl(BUSINESSES, ctx.query, { kategori: one || null })}
                isCurrent={(category ?? '') === one}
              />
            ))}
          </ChipRow>
        )}
        {items.length === 0 ? (
          <EmptyState kind="nothing-yet" icon="store" title="Tidak ada usaha di sini">
            Lihat kategori lain, atau cari dengan kata lain.
          </EmptyState>
        ) : (
          <>
            <BusinessCards items={items} sums={sums} />
            <ListFoot {...{ ctx, list, total }} shown={items.length} noun="usaha" isPlain />
          </>
        )}
      </div>
    ),
  });
}

/** Businesses side by side, for the list and for the front page. */
export function BusinessCards({ items, sums }: { items: readonly ShownBusiness[]; sums: Sums }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {items.map((one) => {
        const { starTenths } = sums(one.id);
        return (
          <li key={one.id} className="sheet overflow-hidden">
            <a href={`${BUSINESSES}/${one.id}`} className="group block h-full">
              {one.hasPhoto ? (
                <img
                  src={`${BUSINESSES}/${one.id}/berkas/photo`}
                  alt=""
                  loading="lazy"
                  className="aspect-video w-full bg-soft object-cover"
                />
              ) : (
                <span className="grid aspect-video w-full place-items-center bg-soft text-soft-content">
                  <Icon name="store" className="size-12" />
                </span>
              )}
              <span className="grid gap-1.5 p-4">
                <b className="text-lg leading-snug font-bold group-hover:underline">{one.name}</b>
                <span className="flex flex-wrap gap-2 text-sm text-muted">
                  {one.category && <span>{one.category}</span>}
                  {starTenths !== null && <span>{starWords(starTenths)}</span>}
                </span>
                {one.isPromoted && (
                  <span>
                    <Badge tone="info" icon="star">
                      Pilihan desa
                    </Badge>
                  </span>
                )}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

async function showBusiness(ctx: RequestContext) {
  const { business, products } = await ctx.read(async (tx) => {
    const [found] = await findShownBusinesses(tx, todayOf(ctx), [idOf(ctx)]);
    return { business: found, products: found ? await listProductsOf(tx, found.id) : [] };
  });
  if (!business) throw notFound();
  const url = `${BUSINESSES}/${business.id}`;
  return renderPage({
    ...{ surface: 'public', title: business.name, canonical: url },
    description: business.about?.slice(0, 160) ?? `${business.name}, ${ctx.tenant.name}`,
    body: (
      <article className="page-width grid gap-8 py-10 lg:py-14">
        <Breadcrumb
          items={[
            { label: 'Beranda', url: '/' },
            { label: 'UMKM', url: BUSINESSES },
            { label: business.name },
          ]}
        />
        <Profile ctx={ctx} business={business} url={url} />
        {products.length > 0 && (
          <section aria-labelledby="produk">
            <SectionTitle id="produk" title="Produk" />
            <Products products={products} />
          </section>
        )}
        {await reactionSection(ctx, businessReviews, { id: business.id, url })}
      </article>
    ),
  });
}

function Profile({ ctx, business, url }: { ctx: RequestContext; business: ShownBusiness; url: string }) {
  const order = business.phone
    ? orderUrl(
        business.phone,
        `Halo ${business.name}, saya melihat usaha Anda di ${ctx.app.urlOf(ctx.tenant, url)}`,
      )
    : undefined;
  const map = business.mapPlace ? mapUrl({ map: business.mapPlace.replace(/\s/g, '') }) : undefined;
  const facts = [
    { term: 'Pemilik', detail: business.ownerName },
    { term: 'Alamat', detail: business.address },
    { term: 'Jam buka', detail: business.hours },
    { term: 'WhatsApp', detail: business.phone },
    { term: 'NIB', detail: business.businessNumber },
    { term: 'PIRT', detail: business.foodPermit },
    { term: 'Sertifikat halal', detail: business.halalNumber },
  ].filter(({ detail }) => detail);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr] lg:gap-10">
      <div className="grid gap-5">
        {business.hasPhoto && (
          <img
            src={`${url}/berkas/photo`}
            alt={business.name}
            className="max-h-[28rem] w-full rounded-xl bg-soft object-cover"
          />
        )}
        <h1 className="text-4xl">{business.name}</h1>
        <p className="flex flex-wrap gap-2">
          {business.category && <Badge icon="tag">{business.category}</Badge>}
          {business.isPromoted && (
            <Badge tone="info" icon="star">
              Pilihan desa
            </Badge>
          )}
        </p>
        {business.about && <p className="max-w-[66ch] whitespace-pre-line wrap-anywhere">{business.about}</p>}
      </div>
      <div className="sheet grid gap-5 p-5 lg:p-6">
        <DescriptionList items={facts} />
        <div className="flex flex-wrap gap-2">
          {order && (
            <LinkButton href={order} look="primary" icon="message-square">
              Pesan lewat WhatsApp
            </LinkButton>
          )}
          {map && (
            <LinkButton href={map} icon="map">
              Buka di peta
            </LinkButton>
          )}
          {business.website && (
            <LinkButton href={business.website} icon="external-link">
              Situs
            </LinkButton>
          )}
        </div>
      </div>
    </div>
  );
}

function Products({ products }: { products: readonly ShownProduct[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:gap-4 xl:grid-cols-4">
      {products.map((item) => (
        <li key={item.id}>
          <CatalogueCard
            url={`${BUSINESSES}/produk/${item.id}`}
            title={item.name}
            note={[item.unit, item.stock === 0 && 'Habis'].filter(Boolean).join(' · ')}
            price={item.price === null ? 'Tanyakan harga' : formatRupiah(item.price)}
            {...(item.hasPhoto ? { photoUrl: `${BUSINESSES}/produk/${item.id}/berkas/photo` } : {})}
          />
        </li>
      ))}
    </ul>
  );
}
