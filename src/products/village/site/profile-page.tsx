import { type LivePage, readLivePage, savePageText, Writing } from '#features/cms';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textsLike,
  told,
} from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';

const PROFILE = '/profil';
const SLUG = 'profil';
const read = { resource: 'village-profile', right: 'read', publishedOnly: true } as const;
const update = { resource: 'village-profile', right: 'update' };

/** "Profil Desa": for everybody to read, for officers to change. */
export const profileRoutes: readonly Route[] = [
  page.get(PROFILE, { access: read, summary: 'Who the village is' }, showProfile),
  page.get(`${PROFILE}/ubah`, { access: update, summary: 'Form of the village profile' }, async (ctx) => {
    const live = await liveProfile(ctx);
    return formPage(ctx, { summary: live.summary, body: live.body });
  }),
  page.post(`${PROFILE}/ubah`, { access: update, summary: 'Change the village profile' }, async (ctx) => {
    const typed = textsLike({ summary: '', body: '' }, await readForm(ctx));
    try {
      await ctx.transaction((tx) => savePageText(ctx, tx, SLUG, typed));
      return redirectTo(PROFILE, { tone: 'success', text: 'Profil desa tersimpan dan terbit.' });
    } catch (error) {
      return formPage(ctx, typed, told(error));
    }
  }),
];

async function showProfile(ctx: RequestContext): Promise<PageAnswer> {
  const live = await liveProfile(ctx);
  const profile = await ctx.read((tx) => readSetting(tx, organisationProfile));
  const facts = [
    { term: 'Wilayah', detail: ctx.tenant.regionName },
    { term: 'Kode wilayah', detail: ctx.tenant.regionCode },
    { term: 'Alamat kantor', detail: profile.address },
    { term: 'Jam layanan', detail: profile.hours },
    { term: 'Telepon', detail: profile.phone },
    { term: 'Surel', detail: profile.email },
  ].filter(({ detail }) => detail);
  return renderPage({
    ...{ surface: 'public', title: live.title, canonical: PROFILE },
    description: live.summary || `Profil ${ctx.tenant.name}.`,
    body: (
      <div className="page-width grid items-start gap-8 py-10 lg:grid-cols-[1.6fr_1fr] lg:gap-14 lg:py-14">
        <article>
          <h1 className="text-4xl">{live.title}</h1>
          {live.summary && <p className="mt-3 max-w-[60ch] text-lg text-muted">{live.summary}</p>}
          <Writing html={live.bodyHtml} className="mt-8" />
        </article>
        <aside className="grid gap-4">
          <div className="sheet p-5 lg:p-6">
            <DescriptionList items={facts} />
          </div>
          {ctx.can(update.resource, update.right) && (
            <LinkButton href={`${PROFILE}/ubah`} icon="pen-line">
              Ubah profil
            </LinkButton>
          )}
        </aside>
      </div>
    ),
  });
}

async function liveProfile(ctx: RequestContext): Promise<LivePage> {
  const live = await ctx.read((tx) => readLivePage(tx, SLUG, ctx.now));
  if (!live) throw notFound();
  return live;
}

function formPage(
  ctx: RequestContext,
  typed: { summary: string; body: string },
  problem?: AppError,
): PageAnswer {
  const errors = problem?.fields ?? {};
  return renderPage({
    ...{ surface: 'console', title: 'Ubah profil desa', menuUrl: PROFILE, help: 'konten' },
    trail: [{ label: 'Profil Desa', url: PROFILE }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="Ubah profil desa" note={ctx.tenant.name} />
        <ErrorSummary errors={errors} />
        <Sheet title="Isi profil">
          <Form action={`${PROFILE}/ubah`} className="grid gap-5">
            <TextArea
              name="summary"
              label="Ringkasan"
              isOptional
              rows={2}
              maxLength={400}
              value={typed.summary}
              error={errors.summary}
            />
            <TextArea
              name="body"
              label="Isi"
              rows={18}
              maxLength={50_000}
              value={typed.body}
              help="Judul bagian diawali ##, butir diawali tanda hubung. Riwayatnya ada di Manajemen Konten."
              error={errors.body}
            />
            <FormActions>
              <Button look="primary">Simpan dan terbitkan</Button>
              <LinkButton href={PROFILE} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
