import { ZONES, zoneOf } from '#kernel/calendar';
import {
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { readMailSettings } from '#kernel/mail';
import type { Product, SettingSection } from '#kernel/product';
import { organisationProfile, readSetting } from '#kernel/settings';
import {
  Badge,
  Button,
  DescriptionList,
  Emblem,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { AppError, asAppError, type FieldErrors, notFound } from '#kernel/work';
import { adminAddresses } from '../addresses.ts';
import { removeLogo, sendLogo, storeLogo } from './logo.ts';
import { lookSection } from './look-section.tsx';
import { policySection } from './policy-section.tsx';
import { profileSection } from './profile-section.tsx';
import { sendTestMail } from './test-mail.ts';

type Typed = Readonly<Record<string, string | string[]>>;

/** What came back wrong, and from which part of the page. */
interface Problem {
  section: string;
  typed: Typed;
  errors: FieldErrors;
}

/** Settings of the organisation: its profile, mail, safety, and whatever the product adds. */
export function settingsRoutes(product: Product): Route[] {
  const { settings: here } = adminAddresses(product);
  const read = { resource: 'settings', right: 'read' };
  const update = { resource: 'settings', right: 'update', gates: ['recent-password'] } as const;
  return [
    page.get(here, { access: read, summary: 'Settings' }, (ctx) => settingsPage(ctx, product)),
    page.post(`${here}/surel`, { access: update, summary: 'Send a test mail' }, (ctx) =>
      testMail(ctx, product),
    ),
    page.post(
      `${here}/logo`,
      { access: update, summary: 'Put another emblem', bodyKind: 'multipart' },
      (ctx) => changeLogo(ctx, product),
    ),
    page.post(
      `${here}/logo/hapus`,
      { access: update, summary: 'Go back to the usual emblem' },
      async (ctx) => {
        await removeLogo(ctx);
        return redirectTo(here, { tone: 'success', text: 'Kembali ke lambang baku.' });
      },
    ),
    page.post(`${here}/:section`, { access: update, summary: 'Save one part of the settings' }, (ctx) =>
      save(ctx, product),
    ),
    file.get(
      '/logo/:id',
      { access: { public: 'the emblem stands on every page' }, summary: 'The emblem' },
      sendLogo,
    ),
  ];
}

function sectionsOf(product: Product): SettingSection[] {
  return [profileSection, lookSection, ...(product.settings ?? []), policySection(product)];
}

async function settingsPage(ctx: RequestContext, product: Product, problem?: Problem): Promise<PageAnswer> {
  const { settings: here } = adminAddresses(product);
  const mayChange = ctx.can('settings', 'update');
  const sections = sectionsOf(product);
  const { forms, profile } = await ctx.transaction(async (tx) => {
    const forms = [];
    for (const section of sections) {
      const own = problem?.section === section.key ? problem : undefined;
      forms.push({ section, fields: await section.fields(ctx, tx, own?.typed, own?.errors ?? {}) });
    }
    return { forms, profile: await readSetting(tx, organisationProfile) };
  });
  return renderPage({
    surface: 'console',
    title: 'Pengaturan',
    menuUrl: here,
    help: 'pengaturan',
    status: problem ? 422 : 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="Pengaturan" note={ctx.tenant.name} />
        <ErrorSummary errors={problem?.errors ?? {}} />
        <nav aria-label="Bagian pengaturan" className="flex flex-wrap gap-2">
          {[...sections.map(({ key, title }) => ({ key, title })), { key: 'surel', title: 'Surel' }].map(
            ({ key, title }) => (
              <LinkButton key={key} href={`#${key}`} size="sm" look="quiet">
                {title}
              </LinkButton>
            ),
          )}
        </nav>
        <Sheet title="Lambang" id="lambang">
          <div className="grid gap-5 sm:grid-cols-[auto_minmax(0,1fr)]">
            <Emblem
              kind={ctx.tenant.kind}
              size="size-24"
              logoUrl={profile.logoFileId ? `/logo/${profile.logoFileId}` : undefined}
            />
            {mayChange && <LogoForms here={here} hasLogo={profile.logoFileId !== ''} problem={problem} />}
          </div>
        </Sheet>
        {forms.map(({ section, fields }) => (
          <Sheet key={section.key} id={section.key} title={section.title}>
            <p className="mb-5 text-muted">{section.lead}</p>
            <Form action={`${here}/${section.key}`} className="grid max-w-2xl gap-5">
              {fields}
              {mayChange && (
                <div>
                  <Button look="primary">{`Simpan ${section.title.toLowerCase()}`}</Button>
                </div>
              )}
            </Form>
          </Sheet>
        ))}
        <MailSheet here={here} mayChange={mayChange} problem={problem} />
        <Sheet title="Tempat dan waktu">
          <DescriptionList
            items={[
              { term: 'Zona waktu', detail: ZONES[zoneOf(ctx.tenant.timeZone)].label },
              { term: 'Wilayah', detail: ctx.tenant.regionName || 'Belum disebut' },
              { term: 'Alamat situs', detail: ctx.app.urlOf(ctx.tenant, '/') },
            ]}
          />
          <p className="mt-3 text-sm text-muted">Diubah oleh pengelola Balai.</p>
        </Sheet>
      </div>
    ),
  });
}

function LogoForms({
  here,
  hasLogo,
  problem,
}: {
  here: string;
  hasLogo: boolean;
  problem: Problem | undefined;
}) {
  return (
    <div className="grid content-start gap-4">
      <Form action={`${here}/logo`} isMultipart className="grid gap-4">
        <FileField
          name="logo"
          label="Gambar lambang"
          accept="image/png,image/jpeg,image/webp"
          help="PNG, JPG, atau WebP, paling besar 2 MB. Tampil dalam bidang persegi."
          error={problem?.errors.logo}
        />
        <div>
          <Button>Unggah lambang</Button>
        </div>
      </Form>
      {hasLogo && (
        <Form action={`${here}/logo/hapus`}>
          <Button look="danger">Pakai lambang baku</Button>
        </Form>
      )}
    </div>
  );
}

function MailSheet({
  here,
  mayChange,
  problem,
}: {
  here: string;
  mayChange: boolean;
  problem: Problem | undefined;
}) {
  const mail = readMailSettings(process.env);
  const isSet = mail.kind === 'smtp';
  const own = problem?.section === 'surel' ? problem : undefined;
  return (
    <Sheet
      title="Surel"
      id="surel"
      action={
        <Badge tone={isSet ? 'success' : 'warning'}>{isSet ? 'Server terpasang' : 'Belum ada server'}</Badge>
      }
    >
      {isSet ? (
        <DescriptionList
          items={[
            { term: 'Server', detail: `${mail.host}, port ${mail.port}` },
            {
              term: 'Pengirim',
              detail: mail.from.name ? `${mail.from.name} <${mail.from.address}>` : mail.from.address,
            },
            { term: 'Sandi', detail: mail.user ? 'Terpasang, tidak ditampilkan' : 'Tanpa sandi' },
          ]}
        />
      ) : (
        <p className="text-muted">
          Surel disimpan di halaman Surat keluar dan belum dikirim. Pengelola server memasang BALAI_SMTP_HOST
          dan BALAI_MAIL_FROM, lalu menjalankan ulang Balai.
        </p>
      )}
      {mayChange && (
        <Form action={`${here}/surel`} className="mt-5 grid max-w-xl gap-4">
          <TextField
            name="to"
            label="Kirim surel uji ke"
            type="email"
            value={own ? String(own.typed.to ?? '') : ''}
            maxLength={150}
            error={own?.errors.to}
          />
          <div>
            <Button busyLabel="Mengirim…">Kirim surel uji</Button>
          </div>
        </Form>
      )}
    </Sheet>
  );
}

async function save(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { settings: here } = adminAddresses(product);
  const section = sectionsOf(product).find(({ key }) => key === ctx.params.section);
  if (!section) throw notFound();
  const typed = await readForm(ctx);
  try {
    await ctx.transaction((tx) => section.save(ctx, tx, typed));
    return redirectTo(`${here}#${section.key}`, { tone: 'success', text: `${section.title} tersimpan.` });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    return settingsPage(ctx, product, { section: section.key, typed, errors: error.fields });
  }
}

async function testMail(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { settings: here } = adminAddresses(product);
  const typed = await readForm(ctx);
  try {
    const outcome = await sendTestMail(ctx, String(typed.to ?? '').trim());
    return redirectTo(`${here}#surel`, { tone: outcome.isGood ? 'success' : 'warning', text: outcome.text });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    return settingsPage(ctx, product, { section: 'surel', typed, errors: error.fields });
  }
}

async function changeLogo(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  try {
    await storeLogo(ctx);
    return redirectTo(adminAddresses(product).settings, { tone: 'success', text: 'Lambang baru terpasang.' });
  } catch (error) {
    const told = asAppError(error);
    if (!told || (told.status !== 422 && told.status !== 413)) throw error;
    const errors = Object.keys(told.fields).length > 0 ? told.fields : { logo: told.message };
    return settingsPage(ctx, product, { section: 'lambang', typed: {}, errors });
  }
}
