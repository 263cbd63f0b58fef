import { page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';
import { ClothHero, DescriptionList, LinkButton, Sheet } from '#kernel/ui';

export interface HomeWords {
  /** Said on the cloth until the organisation writes its own sentence. */
  title: string;
  lead: string;
  /** What a visitor finds here, in a sentence for search engines. */
  description: string;
}

/** A public front page from the organisation's own profile: what it is, where it is, when it is open. */
export function homeRoute(words: HomeWords): Route {
  return page.get(
    '/',
    {
      access: { public: 'the front page shows only what the organisation publishes about itself' },
      summary: 'Front page',
    },
    async (ctx) => {
      const profile = await ctx.transaction((tx) => readSetting(tx, organisationProfile));
      return renderPage({
        surface: 'public',
        title: ctx.tenant.name,
        description: words.description,
        canonical: '/',
        body: <Home ctx={ctx} words={words} profile={profile} />,
      });
    },
  );
}

function Home(props: {
  ctx: RequestContext;
  words: HomeWords;
  profile: (typeof organisationProfile)['initial'];
}) {
  const { ctx, words, profile } = props;
  const facts = [
    { term: 'Alamat', detail: profile.address },
    { term: 'Jam buka', detail: profile.hours },
    { term: 'Telepon', detail: profile.phone },
    { term: 'Surel', detail: profile.email },
    { term: 'Wilayah', detail: ctx.tenant.regionName },
  ].filter(({ detail }) => detail);
  return (
    <>
      <ClothHero title={profile.heroTitle || words.title} lead={profile.heroText || words.lead}>
        <LinkButton
          href={ctx.principal.kind === 'account' ? '/dashboard' : '/login'}
          look="turmeric"
          size="lg"
        >
          {ctx.principal.kind === 'account' ? 'Buka beranda saya' : 'Masuk'}
        </LinkButton>
      </ClothHero>
      {facts.length > 0 && (
        <section className="page-width py-12" aria-labelledby="kantor">
          <h2 id="kantor" className="mb-4 text-3xl">
            Kantor
          </h2>
          <Sheet>
            <DescriptionList items={facts} layout="grid" />
          </Sheet>
        </section>
      )}
    </>
  );
}
