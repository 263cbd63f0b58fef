import { recordAudit } from '#kernel/audit';
import { accountOf, file, page, type Route, redirectTo, renderPage } from '#kernel/http';
import { qrSvg, renderPdf } from '#kernel/print';
import { Button, Form, LinkButton, MemberCard, Notice, PageHeader, Sheet } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { initialsOf } from '../me/initials.ts';
import { surfaceOf } from '../surface.ts';
import { checkCard, revokeCard, SCREEN_SECONDS, screenTokenOf } from './card-token.ts';
import { cardDocument, readCard, readCardBack, readCardPhotos } from './member-card.ts';
import { printCardsRoutes } from './print-cards-routes.tsx';

const access = { resource: 'membercard', right: 'view' };

/** One's own card on the screen and on paper, and the page that its QR opens. */
export const cardRoutes: readonly Route[] = [
  ...printCardsRoutes,
  page.get('/me/member-card', { access, summary: 'One’s own member card' }, async (ctx) => {
    const { subjectId } = accountOf(ctx);
    if (!subjectId) throw notFound();
    const { card, back, screenUrl } = await ctx.transaction(async (tx) => ({
      card: await readCard(ctx, tx, subjectId),
      back: await readCardBack(ctx, tx),
      screenUrl: ctx.app.urlOf(ctx.tenant, `/card/verify/${await screenTokenOf(ctx, tx, subjectId)}`),
    }));
    return renderPage({
      surface: surfaceOf(ctx),
      title: 'Kartu anggota',
      help: 'kartu',
      // A new code each minute, with script or without.
      headers: { refresh: String(SCREEN_SECONDS) },
      body: (
        <div className="grid gap-6">
          <PageHeader
            title="Kartu anggota"
            note="85,6 × 54 mm, dua sisi. Ukuran di layar mendekati ukuran cetak."
            actions={
              <>
                <LinkButton href="/me/member-card.pdf" look="primary" icon="download" download>
                  Unduh PDF
                </LinkButton>
                <Button type="button" icon="printer" className="needs-script" data={{ print: '' }}>
                  Cetak
                </Button>
              </>
            }
          />
          <div className="member-card-desk">
            <MemberCard
              house={{ name: ctx.tenant.name, kind: 'serikat' }}
              title="Kartu tanda anggota"
              name={card.name}
              line={{ label: 'Kampus', value: [card.campus, card.region].filter(Boolean).join(', ') }}
              numberLabel="Nomor anggota"
              number={card.number}
              {...(card.photoFileId
                ? { photoUrl: `/me/profile/photo?v=${card.photoFileId.slice(-6)}` }
                : {
                    photo: (
                      <span className="member-card-photo grid place-items-center bg-soft text-2xl font-bold text-soft-content">
                        {initialsOf(card.name)}
                      </span>
                    ),
                  })}
              qr={
                <>
                  <CardCode url={screenUrl} className="member-card-qr print:hidden" />
                  <CardCode url={card.checkUrl} className="member-card-qr hidden print:block" />
                </>
              }
              backNotes={back.notes}
              since={card.since}
              checkAddress={back.checkAddress}
            />
          </div>
          <Sheet title="Tunjukkan kode ini" className="max-w-xl print:hidden">
            <CardCode url={screenUrl} className="mx-auto my-2 block w-60 rounded-lg bg-white p-3" />
            <p className="mt-3 text-sm text-muted">
              Kode di layar berganti setiap menit, sehingga foto layar tidak dapat dipakai orang lain. Di
              kertas tercetak kode yang tetap.
            </p>
          </Sheet>
          {!card.photoFileId && (
            <Notice
              tone="info"
              title="Kartu ini belum berfoto"
              action={<LinkButton href="/me/profile">Tambah foto</LinkButton>}
            >
              Kartu tetap berlaku; foto membuatnya lebih mudah dikenali.
            </Notice>
          )}
          <Sheet title="Kartu hilang?">
            <p className="mb-4 max-w-[60ch] text-muted">
              Buat kode baru. Kode pada kartu yang lama langsung tidak berlaku, dan kartu ini perlu dicetak
              ulang.
            </p>
            <Form action="/me/member-card/renew">
              <Button>Buat kode baru</Button>
            </Form>
          </Sheet>
        </div>
      ),
    });
  }),
  page.post(
    '/me/member-card/renew',
    { access, summary: 'Revoke the printed card and make a new code' },
    async (ctx) => {
      const { subjectId } = accountOf(ctx);
      if (!subjectId) throw notFound();
      await ctx.transaction(async (tx) => {
        await revokeCard(tx, subjectId);
        await recordAudit(ctx, tx, {
          action: 'member.card_renewed',
          resource: 'membercard',
          objectId: subjectId,
        });
      });
      return redirectTo('/me/member-card', {
        tone: 'success',
        text: 'Kode kartu diperbarui. Kartu lama tidak berlaku lagi.',
      });
    },
  ),
  file.get('/me/member-card.pdf', { access, summary: 'One’s own member card as PDF' }, async (ctx) => {
    const { subjectId } = accountOf(ctx);
    if (!subjectId) throw notFound();
    const { card, photos, back } = await ctx.transaction(async (tx) => {
      const card = await readCard(ctx, tx, subjectId);
      await recordAudit(ctx, tx, {
        action: 'member.card_printed',
        resource: 'membercard',
        objectId: subjectId,
      });
      return { card, photos: await readCardPhotos(ctx, tx, [card]), back: await readCardBack(ctx, tx) };
    });
    const { data, images } = cardDocument(ctx, { cards: [card], photos, back, layout: 'card' });
    const { pdf } = await renderPdf('member-card', data, { images });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(pdf.byteLength),
        'content-disposition': `attachment; filename="kartu-${card.number}.pdf"`,
        'cache-control': 'private, no-store',
      },
    });
  }),
  page.get(
    '/card/verify/:token',
    {
      access: { public: 'whoever holds a card may ask whether it is good; nothing else is told' },
      summary: 'Is this card good',
    },
    async (ctx) => {
      const work = ctx.beyondWalls('pemeriksaan kartu anggota: hanya berlaku atau tidak');
      const { isValid, isFresh } = await work.transaction((tx) =>
        checkCard(work, tx, ctx.params.token ?? ''),
      );
      return renderPage({
        surface: 'plain',
        title: 'Pemeriksaan kartu',
        isIndexed: false,
        headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
        body: (
          <div className="mx-auto grid max-w-md gap-5">
            <h1 className="text-3xl">Pemeriksaan kartu</h1>
            {isValid ? (
              <Notice tone="success" title="Kartu ini berlaku" role="status">
                Pemegangnya anggota aktif {ctx.tenant.name}.{' '}
                {isFresh
                  ? 'Kodenya baru saja tampil di ponsel pemegang.'
                  : 'Kodenya tercetak; cocokkan foto dan nama pada kartu dengan orangnya.'}
              </Notice>
            ) : (
              <Notice tone="warning" title="Kartu ini tidak berlaku" role="status">
                Kodenya tidak dikenal, sudah diganti, atau keanggotaannya tidak aktif.
              </Notice>
            )}
            <p className="text-sm text-muted">
              Halaman ini hanya menjawab berlaku atau tidak. Nama, nomor, dan kampus pemegang tidak
              ditampilkan kepada siapa pun.
            </p>
          </div>
        ),
      });
    },
  ),
];

function CardCode({ url, className }: { url: string; className: string }) {
  return (
    <span
      className={className}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing made by our own code from an address of ours
      dangerouslySetInnerHTML={{
        __html: qrSvg(url, { label: 'Kode untuk memeriksa kartu', quietZone: 0 }),
      }}
    />
  );
}
