import type { ReactNode } from 'react';
import { z } from 'zod';
import { check, type PageAnswer, type RequestContext, readForm, redirectTo, textIn } from '#kernel/http';
import { publicFooter, readSetting } from '#kernel/settings';
import {
  Button,
  CheckboxGroup,
  Form,
  FormActions,
  LinkButton,
  type Option,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import { type AppError, asAppError, type FieldErrors, invalid } from '#kernel/work';
import { consolePage, Problem } from '../console-page.tsx';
import { readPlaceOnMap } from '../contact/contact-card.ts';
import { mediaListUrl } from '../media/media-url.ts';
import type { HomePlace } from '../place.ts';
import { WRITING_EDITOR, WritingField, writingFault } from '../writing/writing-field.tsx';
import { saveFooter, saveSection } from './save-section.ts';
import { readSections, SECTION_NAMES, type SectionKey, sectionOf } from './section.ts';

type Typed = Readonly<Record<string, string | string[]>>;

/** The form of one section, filled with what holds or with what was typed and was wrong. */
export async function sectionFormPage(
  ctx: RequestContext,
  place: HomePlace,
  key: SectionKey,
  given?: { typed: Typed; problem: AppError },
): Promise<PageAnswer> {
  const at = place.home.builder;
  const cardPage = key === 'footer' ? place.home.contactCard : undefined;
  const action = cardPage ?? `${at}/${key}`;
  const title = cardPage ? 'Kontak dan lokasi' : SECTION_NAMES[key];
  const values: Typed = given?.typed ?? (await storedValues(ctx, key));
  const errors = given?.problem.fields ?? {};
  const mediaUrl = mediaListUrl(ctx, place);
  return consolePage({
    title,
    ...(cardPage ? { menuUrl: cardPage } : { menuUrl: at, trail: [{ label: 'Halaman muka', url: at }] }),
    problem: given?.problem,
    islands: [WRITING_EDITOR],
    body: (
      <>
        <PageHeader title={title} note={NOTES[key]} />
        <Problem problem={given?.problem} />
        <Form action={action} className="grid gap-4 lg:gap-6">
          {key === 'footer' ? (
            <FooterFields values={values} errors={errors} />
          ) : (
            <Sheet>
              <div className="grid gap-5">
                <TextField
                  name="title"
                  label="Judul"
                  value={textIn(values, 'title')}
                  maxLength={200}
                  error={errors.title}
                />
                <WritingField
                  name="body"
                  label={key === 'about' ? 'Isi' : 'Kalimat pengantar'}
                  isOptional={key !== 'about'}
                  rows={key === 'about' ? 12 : 5}
                  value={textIn(values, 'body')}
                  error={errors.body}
                  {...(mediaUrl ? { mediaUrl } : {})}
                />
                {SETTINGS[key]?.({ values, errors, place })}
              </div>
            </Sheet>
          )}
          <FormActions>
            <Button look="primary">Simpan dan terbitkan</Button>
            {key !== 'footer' && (
              <Button
                look="quiet"
                icon="eye"
                formAction={`${at}/${key}/preview`}
                data={{ turbo: 'false' }}
                busyLabel="Membuka…"
              >
                Pratinjau
              </Button>
            )}
            <LinkButton href={at} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </>
    ),
  });
}

/** Checks what was typed and stores it. */
export async function storeSection(
  ctx: RequestContext,
  place: HomePlace,
  key: SectionKey,
): Promise<PageAnswer | Response> {
  const form = await readForm(ctx);
  try {
    if (key === 'footer') {
      const footer = checkFooter(form);
      await ctx.transaction((tx) => saveFooter(ctx, tx, footer));
    } else {
      const { title, body } = typedSection(form);
      const fault = writingFault(body);
      if (fault) throw invalid({ body: fault });
      if (title.length < 2) throw invalid({ title: 'Isi judul bagian ini.' });
      if (title.length > 200) throw invalid({ title: 'Judul paling banyak 200 huruf.' });
      const config = checkConfig(key, form, place);
      await ctx.transaction((tx) => saveSection(ctx, tx, key, { title, body, config }));
    }
    const card = key === 'footer' ? place.home.contactCard : undefined;
    return redirectTo(card ?? place.home.builder, {
      tone: 'success',
      text: `${card ? 'Alamat dan kontak' : `Bagian “${SECTION_NAMES[key]}”`} disimpan dan terbit.`,
    });
  } catch (error) {
    const told = asAppError(error);
    if (told?.status === 422) return sectionFormPage(ctx, place, key, { typed: form, problem: told });
    throw error;
  }
}

export function typedSection(form: Typed): { title: string; body: string } {
  return { title: textIn(form, 'title'), body: textIn(form, 'body') };
}

/** The settings of a section as typed, for a preview; what does not fit falls back to the usual. */
export function typedConfig(key: SectionKey, form: Typed): object {
  return {
    ...{ text: textIn(form, 'text'), url: textIn(form, 'url'), kind: textIn(form, 'kind') },
    ...{ level: textIn(form, 'level'), figures: [form.figures ?? []].flat() },
    ...(key === 'latest_publications' || key === 'officers'
      ? { count: textIn(form, 'count'), news: textIn(form, 'news') || '0' }
      : {}),
  };
}

const words = z.string().min(2, 'Isi kata pada tombolnya.').max(40, 'Paling banyak 40 huruf.');
const button = z.object({
  text: words,
  url: z
    .string()
    .max(300, 'Alamat paling banyak 300 huruf.')
    .regex(
      /^(\/(?!\/)[^\s"'<>\\]*|https:\/\/[^\s"'<>]+)$/,
      'Tulis alamat yang dimulai dengan / atau https://.',
    ),
});
const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `Isi angka ${least} sampai ${most}.`,
    )
    .transform(Number);

/** The same settings as stored, but strict: what is wrong is said instead of replaced. */
function checkConfig(key: SectionKey, form: Typed, place: HomePlace): object {
  const typed = { ...typedConfig(key, form), count: textIn(form, 'count'), news: textIn(form, 'news') };
  switch (key) {
    case 'cta_join':
    case 'cta_login':
      return check(button, typed);
    case 'subscribe':
      return check(z.object({ text: words }), typed);
    case 'stats': {
      const known = place.home.figureOptions.map(({ value }) => value);
      return check(
        z.object({
          figures: z.array(z.string()).transform((all) => all.filter((one) => known.includes(one))),
        }),
        typed,
      );
    }
    case 'latest_publications': {
      const kinds = ['', ...(place.documents?.kinds ?? []).map(({ kind }) => kind)];
      return check(
        z.object({
          count: whole(1, 12),
          news: whole(0, 6),
          kind: z.string().refine((kind) => kinds.includes(kind), 'Pilih jenis dokumen.'),
        }),
        typed,
      );
    }
    case 'officers':
      return check(
        z.object({
          count: whole(1, 24),
          level: z.enum(['all', 'pusat', 'wilayah'], { error: 'Pilih tingkatnya.' }),
        }),
        typed,
      );
    default:
      return {};
  }
}

const SOCIAL_ROWS = [0, 1, 2, 3, 4];

function checkFooter(form: Typed) {
  // Everything may be left empty, but a form that lost its fields on the way must not empty them.
  if (form.address === undefined)
    throw invalid({ address: 'Isian tidak sampai. Muat ulang halaman ini, lalu simpan lagi.' });
  const faults: Record<string, string> = {};
  const social = SOCIAL_ROWS.map((row) => ({
    row,
    label: textIn(form, `socialLabel-${row}`),
    url: textIn(form, `socialUrl-${row}`),
  })).filter(({ label, url }) => label !== '' || url !== '');
  for (const { row, label, url } of social) {
    if (label.length < 2 || label.length > 40)
      faults[`socialLabel-${row}`] = 'Isi nama akunnya, misalnya Instagram.';
    if (!/^https:\/\/[^\s"'<>]+$/.test(url))
      faults[`socialUrl-${row}`] = 'Tulis alamat yang dimulai dengan https://.';
  }
  const email = textIn(form, 'email');
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    faults.email = 'Tulis alamat surel lengkap, misalnya nama@contoh.id.';
  const map = readPlaceOnMap(textIn(form, 'map'));
  if (map === undefined && textIn(form, 'map') !== '')
    faults.map = 'Tulis lintang dan bujurnya seperti disalin dari peta, misalnya -3.3186, 114.5944.';
  for (const [name, most] of [
    ['address', 400],
    ['hours', 200],
    ['phone', 200],
    ['email', 200],
    ['note', 200],
  ] as const) {
    if (textIn(form, name).length > most) faults[name] = `Paling banyak ${most} huruf.`;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return {
    ...{ address: textIn(form, 'address'), hours: textIn(form, 'hours'), phone: textIn(form, 'phone') },
    ...{ email, note: textIn(form, 'note'), map: map ?? '' },
    social: social.map(({ label, url }) => ({ label, url })),
  };
}

async function storedValues(ctx: RequestContext, key: SectionKey): Promise<Typed> {
  if (key === 'footer') {
    const footer = await ctx.transaction((tx) => readSetting(tx, publicFooter));
    return {
      ...{
        address: footer.address,
        hours: footer.hours,
        phone: footer.phone,
        email: footer.email,
        note: footer.note,
        map: footer.map,
      },
      ...Object.fromEntries(
        footer.social.flatMap(({ label, url }, row) => [
          [`socialLabel-${row}`, label],
          [`socialUrl-${row}`, url],
        ]),
      ),
    };
  }
  const section = sectionOf(await ctx.transaction((tx) => readSections(tx)), key);
  const config = Object.entries(section.config).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return { title: section.title, body: section.body, ...Object.fromEntries(config) };
}

interface SettingsProps {
  values: Typed;
  errors: FieldErrors;
  place: HomePlace;
}

const LEVELS: Option[] = [
  { value: 'pusat', label: 'Pengurus pusat' },
  { value: 'wilayah', label: 'Pengurus wilayah' },
  { value: 'all', label: 'Semua' },
];

/** Fields that only this section has. */
const SETTINGS: Partial<Record<SectionKey, (props: SettingsProps) => ReactNode>> = {
  stats: ({ values, place }) => (
    <CheckboxGroup
      name="figures"
      label="Angka yang ditampilkan"
      isOptional
      help="Dihitung dari data anggota saat halaman dibuka. Tanpa pilihan, semuanya tampil."
      options={[...place.home.figureOptions]}
      values={[values.figures ?? []].flat()}
    />
  ),
  latest_publications: ({ values, errors, place }) => (
    <>
      <TextField
        name="count"
        label="Jumlah dokumen terbaru"
        inputMode="numeric"
        value={textIn(values, 'count')}
        className="max-w-48"
        error={errors.count}
      />
      <Select
        name="kind"
        label="Jenis dokumen"
        isOptional
        placeholder="Semua jenis"
        options={(place.documents?.kinds ?? []).map(({ kind, title }) => ({ value: kind, label: title }))}
        value={textIn(values, 'kind')}
        error={errors.kind}
      />
      <TextField
        name="news"
        label="Jumlah berita di bawahnya"
        inputMode="numeric"
        value={textIn(values, 'news')}
        help="0 bila tidak ditampilkan."
        className="max-w-48"
        error={errors.news}
      />
    </>
  ),
  cta_join: (props) => <ButtonFields {...props} />,
  cta_login: (props) => <ButtonFields {...props} />,
  officers: ({ values, errors }) => (
    <>
      <RadioGroup
        name="level"
        label="Yang ditampilkan"
        isInline
        options={LEVELS}
        value={textIn(values, 'level')}
        error={errors.level}
      />
      <TextField
        name="count"
        label="Paling banyak"
        suffix="orang"
        inputMode="numeric"
        value={textIn(values, 'count')}
        className="max-w-48"
        error={errors.count}
      />
    </>
  ),
  subscribe: ({ values, errors }) => (
    <TextField
      name="text"
      label="Kata pada tombol"
      value={textIn(values, 'text')}
      maxLength={40}
      error={errors.text}
    />
  ),
};

function ButtonFields({ values, errors }: SettingsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="text"
        label="Kata pada tombol"
        value={textIn(values, 'text')}
        maxLength={40}
        error={errors.text}
      />
      <TextField
        name="url"
        label="Alamat tujuan"
        value={textIn(values, 'url')}
        maxLength={300}
        help="Dimulai dengan / atau https://"
        error={errors.url}
      />
    </div>
  );
}

function FooterFields({ values, errors }: Omit<SettingsProps, 'place'>) {
  const field = (name: string) => ({
    name,
    value: textIn(values, name),
    error: errors[name],
    isOptional: true,
  });
  return (
    <>
      <Sheet title="Alamat dan kontak">
        <div className="grid gap-5">
          <TextArea {...field('address')} label="Alamat" rows={3} maxLength={400} />
          <TextField {...field('hours')} label="Jam layanan" maxLength={200} />
          <TextField {...field('phone')} label="Telepon" type="tel" maxLength={200} />
          <TextField {...field('email')} label="Surel" type="email" maxLength={200} />
          <TextField
            {...field('map')}
            label="Letak di peta"
            maxLength={60}
            help="Lintang dan bujur, misalnya -3.3186, 114.5944. Tekan lama di peta pada ponsel untuk menyalinnya."
          />
          <TextField {...field('note')} label="Kalimat di bawah nama" maxLength={200} />
        </div>
      </Sheet>
      <Sheet title="Media sosial">
        <div className="grid gap-5">
          {SOCIAL_ROWS.map((row) => (
            <div key={row} className="grid gap-5 sm:grid-cols-[14rem_1fr]">
              <TextField {...field(`socialLabel-${row}`)} label={`Nama akun ${row + 1}`} maxLength={40} />
              <TextField
                {...field(`socialUrl-${row}`)}
                label={`Alamat akun ${row + 1}`}
                type="url"
                maxLength={300}
              />
            </div>
          ))}
        </div>
      </Sheet>
    </>
  );
}

const NOTES: Record<SectionKey, string> = {
  about: 'Siapa organisasi ini dan untuk apa ada.',
  stats: 'Angka yang dihitung sendiri dari data anggota.',
  latest_publications: 'Dokumen dan berita yang paling baru terbit.',
  cta_join: 'Ajakan bergabung; tombolnya juga berdiri di bagian paling atas.',
  cta_login: 'Jalan masuk bagi anggota; tombolnya juga berdiri di bagian paling atas.',
  officers: 'Beberapa pengurus; semuanya ada di halaman pengurus.',
  subscribe: 'Formulir langganan kabar lewat surel.',
  notices: 'Pengumuman yang berlaku hari ini, dan buku yang dapat diisi tanpa akun.',
  news: 'Tiga berita yang paling baru terbit.',
  minutes: 'Notulen rapat anggota yang terbit.',
  catalogue: 'Barang dan jasa yang paling baru terbit.',
  gallery: 'Foto yang paling baru terbit.',
  open_books: 'Buku yang sebagian isinya diterbitkan untuk umum.',
  services: 'Yang dapat diurus, dan ke mana orang pergi untuk itu.',
  agenda: 'Kegiatan terdekat dari kalender.',
  budget: 'Ringkasan anggaran yang sudah terbit.',
  office: 'Alamat, jam layanan, telepon, dan letaknya di peta.',
  footer: 'Tampil di bawah setiap halaman umum. Yang dikosongkan diambil dari profil organisasi.',
};
