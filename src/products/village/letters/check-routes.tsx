import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type CheckedLetter, checkLetter } from '#features/letters';
import { formatDate, todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readUploadForm,
  renderPage,
} from '#kernel/http';
import { Button, DescriptionList, FileField, Form, Notice, Sheet } from '#kernel/ui';
import { uploadProblem } from './send-private.ts';

const WHY = 'whoever holds a letter may check that it is real; no name is told, initials alone';
const BYTES = 2 * 1024 * 1024;
type Comparison = 'same' | 'differs' | 'none';

/** The page behind the QR of a letter: works for anybody, tells no name. */
export const letterCheckRoutes: readonly Route[] = [
  page.get('/surat/:token', { access: { public: WHY }, summary: 'Whether a letter is real' }, (ctx) =>
    checkPage(ctx),
  ),
  page.post(
    '/surat/:token',
    { access: { public: WHY }, summary: 'Compare a file with the letter', bodyKind: 'multipart' },
    async (ctx) => {
      try {
        await using form = await readUploadForm(ctx, BYTES, 1);
        const upload = form.file('letter');
        if (!upload) return await checkPage(ctx, 'none');
        const hash = createHash('sha256');
        for await (const chunk of createReadStream(upload.path)) hash.update(chunk);
        return await checkPage(ctx, hash.digest('hex'));
      } catch (error) {
        return checkPage(ctx, undefined, uploadProblem(error).message);
      }
    },
  ),
];

/** @param hash of a file that was sent to be compared, or `none` when nothing was chosen */
async function checkPage(ctx: RequestContext, hash?: string, fault?: string): Promise<PageAnswer> {
  const token = ctx.params.token ?? '';
  const letter = await ctx
    .beyondWalls('anybody may check a letter by its code')
    .transaction((tx) => checkLetter(ctx, tx, token));
  const compared: Comparison | undefined =
    hash === undefined || !letter
      ? undefined
      : hash === 'none'
        ? 'none'
        : hash === letter.pdfHash
          ? 'same'
          : 'differs';
  const error = fault ?? (compared === 'none' ? 'Pilih berkas PDF suratnya dahulu.' : undefined);
  return renderPage({
    ...{ surface: 'public', title: 'Periksa surat', isIndexed: false },
    status: letter ? (error || compared === 'differs' ? 422 : 200) : 404,
    body: (
      <section className="page-width grid max-w-2xl gap-6 py-12">
        <h1 className="text-3xl">Periksa surat</h1>
        {letter ? (
          <>
            <Verdict letter={letter} village={ctx.tenant.name} today={todayOf(ctx)} />
            <Compare {...{ token, compared, error }} />
          </>
        ) : (
          <Notice tone="warning" role="status" title="Surat dengan kode ini tidak ada">
            Pindai lagi kode QR pada surat, atau tanyakan ke kantor {ctx.tenant.name}.
          </Notice>
        )}
      </section>
    ),
  });
}

function Verdict({ letter, village, today }: { letter: CheckedLetter; village: string; today: string }) {
  const isOver = letter.validUntil !== null && letter.validUntil < today;
  return (
    <Sheet>
      <div className="grid gap-5">
        {letter.revokedAt ? (
          <Notice tone="error" role="status" title="Surat ini sudah dicabut">
            Surat ini pernah diterbitkan {village}, tetapi tidak berlaku lagi.
          </Notice>
        ) : letter.isIntact ? (
          <Notice
            tone={isOver ? 'warning' : 'success'}
            role="status"
            title={isOver ? 'Surat ini asli, masa berlakunya sudah lewat' : 'Surat ini asli dan berlaku'}
          >
            Diterbitkan {village}. Cocokkan dengan kertas di tangan Anda.
          </Notice>
        ) : (
          <Notice tone="error" role="status" title="Isi surat di arsip tidak cocok dengan tandanya">
            Jangan pakai surat ini; tanyakan ke kantor {village}.
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: 'Surat', detail: letter.title },
            { term: 'Nomor', detail: letter.number },
            { term: 'Atas nama', detail: letter.initials },
            { term: 'Diterbitkan', detail: formatDate(letter.issuedOn) },
            {
              term: 'Berlaku sampai',
              detail: letter.validUntil ? formatDate(letter.validUntil) : 'Tanpa batas waktu',
            },
            {
              term: 'Penanda tangan',
              detail: `${letter.signatoryName}, ${letter.office.replaceAll('\n', ' ')}`,
            },
            { term: 'Sidik isi', detail: letter.contentHash.slice(0, 16) },
          ]}
        />
      </div>
    </Sheet>
  );
}

function Compare(props: { token: string; compared: Comparison | undefined; error: string | undefined }) {
  const { token, compared, error } = props;
  return (
    <Sheet title="Bandingkan berkas">
      <div className="grid gap-4">
        {compared === 'same' && (
          <Notice tone="success" role="status" title="Berkas ini sama, bit demi bit">
            Tidak ada yang berubah sejak ditandatangani.
          </Notice>
        )}
        {compared === 'differs' && (
          <Notice tone="error" role="status" title="Berkas ini berbeda dari yang ditandatangani">
            Satu huruf yang berubah sudah cukup. Minta berkas aslinya kepada pemilik surat.
          </Notice>
        )}
        <Form action={`/surat/${token}`} isMultipart className="grid gap-4">
          <FileField
            name="letter"
            label="Berkas PDF surat"
            accept=".pdf,application/pdf"
            error={error}
            help="Tidak disimpan; hanya dihitung sidiknya."
          />
          <div>
            <Button>Bandingkan</Button>
          </div>
        </Form>
      </div>
    </Sheet>
  );
}
