import { z } from 'zod';
import { describeBytes } from '#kernel/files';
import {
  api,
  file,
  idOf,
  json,
  listOf,
  listParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readUploadForm,
  redirectTo,
  textIn,
} from '#kernel/http';
import {
  Button,
  ConfirmPanel,
  CopyText,
  DescriptionList,
  FileField,
  Form,
  LinkButton,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { consolePage, Problem } from '../console-page.tsx';
import { consoleOf, type SitePlace } from '../place.ts';
import { momentWords } from '../publication.tsx';
import { findPublicFile, sendPicture } from '../send-file.ts';
import { MediaGrid } from './media-grid.tsx';
import { findMedia, findMediaUses, listMedia, MEDIA_LIST, type Media, type MediaUse } from './media-rows.ts';
import { MEDIA_API, pictureUrl } from './media-url.ts';
import { addMedia, deleteMedia, describeMedia, MEDIA_BYTES, preparePicture } from './save-media.ts';

const open = { public: 'pictures of the public site; an address is found only where one is shown' };

/** The library of pictures, and the pictures themselves. */
export function mediaRoutes(place: SitePlace): Route[] {
  const { media: access } = place.rights;
  const at = `${place.admin}/media`;
  const trail = [{ label: 'Pustaka media', url: at }];

  const showList = async (ctx: RequestContext, altText = '', problem?: AppError): Promise<PageAnswer> => {
    const list = readListQuery(ctx.query, MEDIA_LIST);
    const { items, total } = await ctx.transaction((tx) => listMedia(tx, list));
    return consolePage({
      title: 'Pustaka media',
      menuUrl: at,
      problem,
      body: (
        <>
          <PageHeader title="Pustaka media" note={`${total} gambar`} />
          <Problem problem={problem} />
          <Sheet title="Unggah gambar">
            <Form action={at} isMultipart className="grid gap-5 lg:grid-cols-2 lg:items-start">
              <FileField
                name="file"
                label="Gambar"
                accept="image/jpeg,image/png,image/webp"
                help="JPG, PNG, atau WebP sampai 10 MB. Lokasi dan data kamera dihapus."
                error={problem?.fields.file}
              />
              <div className="grid gap-5">
                <TextField
                  name="altText"
                  label="Teks alternatif"
                  value={altText}
                  maxLength={255}
                  help="Apa yang terlihat, bagi yang tidak dapat melihat gambarnya."
                  error={problem?.fields.altText}
                />
                <Button look="primary" className="justify-self-start" busyLabel="Mengunggah…">
                  Unggah gambar
                </Button>
              </div>
            </Form>
          </Sheet>
          <MediaGrid ctx={ctx} base={at} list={list} items={items} total={total} />
        </>
      ),
    });
  };

  const showOne = async (ctx: RequestContext, typed?: string, problem?: AppError): Promise<PageAnswer> => {
    const id = idOf(ctx);
    const { media, uses } = await ctx.transaction(async (tx) => ({
      media: await findMedia(tx, id),
      uses: await findMediaUses(tx, id),
    }));
    if (!media) throw notFound();
    return consolePage({
      title: media.name,
      menuUrl: at,
      trail,
      problem,
      body: <MediaDetail {...{ ctx, place, media, uses, typed, problem }} />,
    });
  };

  return [
    page.get(at, { access, summary: 'Library of pictures' }, (ctx) => showList(ctx)),
    page.post(at, { access, summary: 'Upload a picture', bodyKind: 'multipart' }, async (ctx) => {
      await using sent = await readUploadForm(ctx, MEDIA_BYTES);
      const altText = sent.typed.altText ?? '';
      try {
        const upload = sent.file('file');
        if (!upload) throw invalid({ file: 'Pilih gambar yang diunggah.' });
        const picture = await preparePicture(upload, 'file');
        const { id, isNew } = await ctx.transaction((tx) => addMedia(ctx, tx, picture, altText));
        return redirectTo(
          `${at}/${id}`,
          isNew
            ? { tone: 'success', text: 'Gambar tersimpan di pustaka.' }
            : { tone: 'info', text: 'Gambar ini sudah ada di pustaka.' },
        );
      } catch (error) {
        const told = asAppError(error);
        if (told && told.status < 500) return showList(ctx, altText, told);
        throw error;
      }
    }),
    page.get(`${at}/:id`, { access, summary: 'A picture and where it is used' }, (ctx) => showOne(ctx)),
    page.post(`${at}/:id`, { access, summary: 'Describe a picture anew' }, async (ctx) => {
      const altText = textIn(await readForm(ctx), 'altText');
      try {
        await ctx.transaction((tx) => describeMedia(ctx, tx, idOf(ctx), altText));
        return redirectTo(`${at}/${ctx.params.id}`, { tone: 'success', text: 'Teks alternatif disimpan.' });
      } catch (error) {
        const told = asAppError(error);
        if (told?.status === 422) return showOne(ctx, altText, told);
        throw error;
      }
    }),
    page.get(`${at}/:id/delete`, { access, summary: 'Ask before deleting a picture' }, async (ctx) => {
      const id = idOf(ctx);
      const { media, uses } = await ctx.transaction(async (tx) => ({
        media: await findMedia(tx, id),
        uses: await findMediaUses(tx, id),
      }));
      if (!media) throw notFound();
      return consolePage({
        title: 'Hapus gambar',
        menuUrl: at,
        trail: [...trail, { label: media.name, url: `${at}/${id}` }],
        body:
          uses.length > 0 ? (
            <>
              <PageHeader title={`“${media.name}” masih dipakai`} />
              <Sheet title="Dipakai di">
                <p className="mb-3">Ganti dahulu gambarnya di tempat-tempat ini, lalu hapus.</p>
                <Uses place={place} uses={uses} />
              </Sheet>
            </>
          ) : (
            <ConfirmPanel
              title={`Hapus “${media.name}”?`}
              confirmLabel="Hapus gambar"
              isDanger
              form={{ action: `${at}/${id}/delete` }}
              cancelUrl={`${at}/${id}`}
            >
              <p>Tidak ada halaman yang memakainya.</p>
            </ConfirmPanel>
          ),
      });
    }),
    page.post(`${at}/:id/delete`, { access, summary: 'Delete an unused picture' }, async (ctx) => {
      try {
        await ctx.transaction((tx) => deleteMedia(ctx, tx, idOf(ctx)));
        return redirectTo(at, { tone: 'success', text: 'Gambar dihapus.' });
      } catch (error) {
        const told = asAppError(error);
        if (told?.status === 409) return showOne(ctx, undefined, told);
        throw error;
      }
    }),
    api.get(
      MEDIA_API,
      {
        access,
        summary: 'Pictures of the library, for the editor',
        queryParameters: listParameters(MEDIA_LIST),
        answer: listOf(mediaAnswer),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, MEDIA_LIST, { isStrict: true });
        const { items, total } = await ctx.transaction((tx) => listMedia(tx, list));
        return json({ items: items.map(answerOf), page: list.page, size: list.size, total });
      },
    ),
    file.get('/media/:id', { access: open, summary: 'A picture' }, (ctx) => showPicture(ctx, 'full')),
    file.get('/media/:id/small', { access: open, summary: 'A picture, small' }, (ctx) =>
      showPicture(ctx, 'small'),
    ),
  ];
}

async function showPicture(ctx: RequestContext, size: 'full' | 'small'): Promise<Response> {
  const file = await ctx.read(async (tx) => {
    const media = await findMedia(tx, idOf(ctx));
    if (!media) throw notFound();
    return findPublicFile(tx, size === 'small' ? media.smallFileId : media.fileId);
  });
  return sendPicture(ctx, file);
}

const mediaAnswer = z.object({
  ...{ id: z.string(), name: z.string(), altText: z.string(), width: z.number().int() },
  ...{ height: z.number().int(), size: z.number().int(), sha256: z.string(), url: z.string() },
  smallUrl: z.string(),
});

function answerOf(media: Media): z.infer<typeof mediaAnswer> {
  const { id, name, altText, width, height, size, sha256 } = media;
  return {
    ...{ id, name, altText, width, height, size, sha256 },
    ...{ url: pictureUrl(id), smallUrl: pictureUrl(id, 'small') },
  };
}

function MediaDetail(props: {
  ctx: RequestContext;
  place: SitePlace;
  media: Media;
  uses: readonly MediaUse[];
  typed: string | undefined;
  problem: AppError | undefined;
}) {
  const { ctx, place, media, uses, typed, problem } = props;
  const at = `${place.admin}/media/${media.id}`;
  return (
    <>
      <PageHeader
        title={<span className="break-all">{media.name}</span>}
        note={`${media.width} × ${media.height} piksel, ${describeBytes(media.size)}`}
        actions={
          <LinkButton href={`${at}/delete`} look="danger">
            Hapus gambar
          </LinkButton>
        }
      />
      <Problem problem={problem} />
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Sheet>
          <img
            src={pictureUrl(media.id)}
            alt={media.altText}
            width={media.width}
            height={media.height}
            className="h-auto max-w-full rounded-lg"
          />
        </Sheet>
        <div className="grid gap-4 lg:gap-6">
          <Sheet title="Teks alternatif">
            <Form action={at} className="grid gap-4">
              <TextField
                name="altText"
                label="Apa yang terlihat di gambar"
                value={typed ?? media.altText}
                maxLength={255}
                error={problem?.fields.altText}
              />
              <Button look="primary" className="justify-self-start">
                Simpan teks
              </Button>
            </Form>
          </Sheet>
          <Sheet title="Dipakai di" note={`${uses.length} tempat`}>
            <Uses place={place} uses={uses} />
          </Sheet>
          <Sheet title="Keterangan">
            <DescriptionList
              items={[
                { term: 'Diunggah', detail: momentWords(ctx, media.uploadedAt) },
                { term: 'Oleh', detail: media.uploadedBy ?? 'sistem' },
                {
                  term: 'Untuk tulisan',
                  detail: (
                    <CopyText value={`![${media.altText}](${pictureUrl(media.id)})`} label="tulisan gambar" />
                  ),
                },
                { term: 'SHA-256', detail: <code className="text-xs break-all">{media.sha256}</code> },
              ]}
            />
          </Sheet>
        </div>
      </div>
    </>
  );
}

const USE_WORDS: Record<MediaUse['kind'], string> = {
  page: 'Halaman',
  news: 'Berita',
  officer: 'Pengurus',
  section: 'Halaman muka',
};

/** Where the thing is written that shows a picture. */
function addressOfUse(place: SitePlace, kind: MediaUse['kind']): string {
  if (kind === 'page') return consoleOf(place, 'pages');
  if (kind === 'news') return consoleOf(place, 'news');
  return kind === 'section' ? place.home.builder : `${place.admin}/officers`;
}

function Uses({ place, uses }: { place: SitePlace; uses: readonly MediaUse[] }) {
  if (uses.length === 0) return <p className="text-muted">Belum dipakai di mana pun.</p>;
  return (
    <ul className="grid gap-1">
      {uses.map(({ kind, id, label }) => (
        <li key={`${kind} ${id}`}>
          {USE_WORDS[kind]}:{' '}
          <a className="link" href={`${addressOfUse(place, kind)}/${id}`}>
            {label || id}
          </a>
        </li>
      ))}
    </ul>
  );
}
