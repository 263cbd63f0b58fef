import { Readable } from 'node:stream';
import { recordAudit } from '#kernel/audit';
import { contentDisposition, openPrivateFile, signFileLink, verifyFileLink } from '#kernel/files';
import {
  accountOf,
  errorsOf,
  file,
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
import { HandOverLink } from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';
import { APPLICATION_LIST, RESOURCE, readAlike, readApplication, readApplications } from './application.ts';
import { approveSignUp, inviteAgain, refuseSignUp } from './decide.ts';
import { DecisionView, type TypedVerdict } from './decision-view.tsx';
import type { Houses } from './houses.ts';
import { readPapers } from './papers.ts';
import { QUEUE_PAGE, QueueView } from './queue-view.tsx';

const may = (right: string) => ({ resource: RESOURCE, right });

/** What operators do with organisations that sign up. */
export function queueRoutes(houses: Houses): Route[] {
  const one = `${QUEUE_PAGE}/:id`;
  return [
    page.get(QUEUE_PAGE, { access: may('read'), summary: 'Organisations that sign up' }, async (ctx) => {
      const list = readListQuery(ctx.query, APPLICATION_LIST);
      const found = await ctx.transaction((tx) => readApplications(tx, list));
      return consolePage('Antrean pendaftaran', <QueueView {...{ ctx, houses, list }} {...found} />);
    }),
    page.get(one, { access: may('read'), summary: 'One sign-up with its papers' }, (ctx) =>
      onePage(ctx, houses),
    ),
    file.get(
      `${one}/dokumen/:paper`,
      { access: may('read'), summary: 'A paper of a sign-up, by its signed link' },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const application = await readApplication(ctx, tx, idOf(ctx));
          const paper = (await readPapers(tx, application.id)).find(({ kind }) => kind === ctx.params.paper);
          if (!paper) throw notFound();
          const { fileId, kind } = paper;
          const { accountId } = accountOf(ctx);
          verifyFileLink(secretOf(ctx), ctx.query.get('tanda') ?? '', { fileId, accountId }, ctx.now);
          const kept = await openPrivateFile(ctx, tx, fileId, {
            ...{ resource: RESOURCE, objectId: application.id, kind },
          });
          await recordAudit(ctx, tx, {
            ...{ action: 'sign_up.paper_opened', resource: RESOURCE, objectId: application.id },
            ...{ objectLabel: application.name, after: { paper: kind } },
          });
          return new Response(Readable.toWeb(Readable.from(kept.content)) as ReadableStream<Uint8Array>, {
            headers: {
              'content-type': kept.mediaType,
              'content-disposition': contentDisposition(kept.name, 'attachment'),
              'cache-control': 'private, no-store',
            },
          });
        }),
    ),
    page.post(`${one}/terima`, { access: may('approve'), summary: 'Open an organisation' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed = { slug: textIn(form, 'slug'), isolation: textIn(form, 'isolation'), reason: '' };
      try {
        await ctx.transaction((tx) => approveSignUp(ctx, tx, { id: idOf(ctx), ...typed }));
        return redirectTo(`${QUEUE_PAGE}/${idOf(ctx)}`, {
          ...{ tone: 'success', text: 'Diterima. Organisasinya sedang dibuat.' },
        });
      } catch (error) {
        return onePage(ctx, houses, typed, told(error));
      }
    }),
    page.post(`${one}/tolak`, { access: may('reject'), summary: 'Refuse an organisation' }, async (ctx) => {
      const reason = textIn(await readForm(ctx), 'reason');
      try {
        const keys = await ctx.transaction((tx) => refuseSignUp(ctx, tx, { id: idOf(ctx), reason }));
        for (const key of keys) await ctx.app.files.delete(key);
        return redirectTo(QUEUE_PAGE, { tone: 'success', text: 'Pendaftaran ditolak.' });
      } catch (error) {
        return onePage(ctx, houses, { reason }, told(error));
      }
    }),
    page.post(
      `${one}/undang`,
      { access: may('approve'), summary: 'Invite the first officer once more' },
      async (ctx) => {
        await readForm(ctx);
        try {
          const link = await ctx.transaction((tx) => inviteAgain(ctx, tx, idOf(ctx)));
          return consolePage(
            'Undangan baru',
            <HandOverLink
              title="Undangan baru"
              link={link}
              back={{ url: `${QUEUE_PAGE}/${idOf(ctx)}`, label: 'Kembali ke pendaftaran' }}
            >
              Surelnya sudah dibuat. Bila tidak sampai, berikan tautan ini langsung kepada orangnya; siapa pun
              yang membukanya dapat menjadi pengurus pertama.
            </HandOverLink>,
          );
        } catch (error) {
          return onePage(ctx, houses, {}, told(error));
        }
      },
    ),
  ];
}

const secretOf = (ctx: RequestContext) => ctx.app.serverKey('file-link');

function consolePage(title: string, body: React.ReactNode, problem?: AppError): PageAnswer {
  return renderPage({
    ...{ surface: 'console', title, menuUrl: QUEUE_PAGE, status: problem?.status ?? 200 },
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}

async function onePage(
  ctx: RequestContext,
  houses: Houses,
  typed: Partial<TypedVerdict> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const { accountId } = accountOf(ctx);
  const shown = await ctx.transaction(async (tx) => {
    const application = await readApplication(ctx, tx, idOf(ctx));
    const { kind, name, villageCode: regionCode, organisationId } = application;
    const alike = await ctx.app.directory.findAlike({ kind, name, regionCode });
    return {
      application,
      papers: (await readPapers(tx, application.id)).map((paper) => ({
        ...paper,
        url: `${QUEUE_PAGE}/${application.id}/dokumen/${paper.kind}?tanda=${signFileLink(secretOf(ctx), { fileId: paper.fileId, accountId }, { now: ctx.now })}`,
      })),
      alike: {
        applications: await readAlike(tx, application),
        organisations: alike.filter(({ id }) => id !== organisationId),
      },
    };
  });
  const { application } = shown;
  return consolePage(
    application.name,
    <DecisionView
      {...{
        ctx,
        ...shown,
        signUp: houses.signUpOf(application.kind),
        kindLabel: houses.labelOf(application.kind),
      }}
      typed={{ slug: application.slug, isolation: 'pooled', reason: '', ...typed }}
      errors={problem ? errorsOf(problem) : {}}
    />,
    problem,
  );
}
