import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { readSavingsTypes } from '#features/savings';
import { readMoneyPlace } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import { contentDisposition, openPrivateFile } from '#kernel/files';
import {
  errorsOf,
  file,
  idIn,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { type AppError, notFound } from '#kernel/work';
import { APPLICATION_LIST, readApplication, readApplications } from './application.ts';
import { ApplicationView, type TypedDecision } from './application-view.tsx';
import { ApplicationsView } from './applications-view.tsx';
import { ID_CARD } from './apply.ts';
import { approveApplication, rejectApplication, settlePrincipal } from './decide.ts';

const URL = '/permohonan-anggota';
const resource = 'membership-application';
const may = (right: string) => ({ resource, right });

/** What officers do with applications. */
export const applicationRoutes: Route[] = [
  page.get(URL, { access: may('read'), summary: 'Applications to become a member' }, async (ctx) => {
    const list = readListQuery(ctx.query, APPLICATION_LIST);
    const found = await ctx.transaction((tx) => readApplications(tx, list));
    return renderPage({
      ...{ surface: 'console', title: 'Permohonan Anggota', menuUrl: URL, help: 'permohonan' },
      body: (
        <div className="grid gap-4 lg:gap-6">
          <ApplicationsView ctx={ctx} list={list} {...found} />
        </div>
      ),
    });
  }),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One application' }, (ctx) => applicationPage(ctx)),
  file.get(`${URL}/:id/ktp`, { access: may('read'), summary: 'The identity card of an applicant' }, (ctx) =>
    ctx.transaction(async (tx) => {
      const { id, idCardFileId, fullName } = await readApplication(ctx, tx, idOf(ctx));
      if (!idCardFileId) throw notFound();
      const kept = await openPrivateFile(ctx, tx, idCardFileId, { resource, objectId: id, kind: ID_CARD });
      await recordAudit(ctx, tx, {
        ...{ action: 'application.id_card_opened', resource, objectId: id, objectLabel: fullName },
      });
      return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': kept.mediaType,
          'content-disposition': contentDisposition(
            kept.name,
            kept.mediaType.startsWith('image/') ? 'inline' : 'attachment',
          ),
          'cache-control': 'private, no-store',
        },
      });
    }),
  ),
  page.post(`${URL}/:id/terima`, { access: may('approve'), summary: 'Admit an applicant' }, async (ctx) => {
    await readForm(ctx);
    try {
      await ctx.transaction((tx) => approveApplication(ctx, tx, idOf(ctx)));
      return redirectTo(`${URL}/${idOf(ctx)}`, {
        ...{ tone: 'success', text: 'Permohonan diterima. Tinggal simpanan pokoknya.' },
      });
    } catch (error) {
      return applicationPage(ctx, emptyOf(ctx), told(error));
    }
  }),
  page.post(`${URL}/:id/tolak`, { access: may('reject'), summary: 'Refuse an applicant' }, async (ctx) => {
    const typed = { ...emptyOf(ctx), reason: textIn(await readForm(ctx), 'reason') };
    try {
      await ctx.transaction((tx) => rejectApplication(ctx, tx, idOf(ctx), typed.reason));
      return redirectTo(URL, { tone: 'success', text: 'Permohonan ditolak.' });
    } catch (error) {
      return applicationPage(ctx, typed, told(error));
    }
  }),
  page.post(
    `${URL}/:id/simpanan-pokok`,
    {
      access: { resource: 'savings', right: 'create' },
      summary: 'Post the simpanan pokok that makes a member',
    },
    async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedDecision = {
        ...{ reason: '', postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place') },
        key: idIn(textIn(form, 'key')) ?? randomUUID(),
      };
      try {
        const { key } = typed;
        const { postedOn, place: into } = readMoneyPlace(typed);
        const memberId = await ctx.transaction((tx) =>
          settlePrincipal(ctx, tx, { id: idOf(ctx), postedOn, into, key }),
        );
        return redirectTo(`/buku/simpanan/${memberId}`, {
          ...{ tone: 'success', text: 'Simpanan pokok dibukukan. Pemohon sekarang anggota.' },
        });
      } catch (error) {
        return applicationPage(ctx, typed, told(error));
      }
    },
  ),
];

const emptyOf = (ctx: RequestContext): TypedDecision => ({
  ...{ reason: '', key: randomUUID(), postedOn: todayOf(ctx), place: 'cash' },
});

async function applicationPage(
  ctx: RequestContext,
  typed = emptyOf(ctx),
  problem?: AppError,
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const application = await readApplication(ctx, tx, idOf(ctx));
    const principal = (await readSavingsTypes(tx)).find(({ kind }) => kind === 'principal');
    await recordAudit(ctx, tx, {
      ...{ action: 'application.opened', resource, objectId: application.id },
      objectLabel: application.fullName,
    });
    return { application, principal: formatRupiah(principal?.amount ?? 0) };
  });
  return renderPage({
    ...{ surface: 'console', title: shown.application.fullName, menuUrl: URL, help: 'permohonan' },
    trail: [{ label: 'Permohonan Anggota', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <ApplicationView {...{ ctx, typed, ...shown }} today={todayOf(ctx)} errors={errorsOf(problem)} />
      </div>
    ),
  });
}
