import {
  CANCELLABLE,
  CHANGEABLE,
  cancelRequest,
  changeRequest,
  deleteDraft,
  draftLetter,
  findRequests,
  handOver,
  keepPaper,
  type LetterType,
  openLetterFile,
  openPaper,
  PAPER_BYTES,
  REQUEST_LIST,
  readAnswers,
  readPapers,
  readRequest,
  readRequestEvents,
  readType,
  readTypes,
  startRequest,
  submitRequest,
} from '#features/letters';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  readUploadForm,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { Notice, PageHeader, Sheet } from '#kernel/ui';
import { type AppError, actorOf, forbidden, isAbout, notFound } from '#kernel/work';
import { LetterForm, offerParties, type Typed, typedOf } from './letter-form.tsx';
import { OwnLettersView } from './own-letters-view.tsx';
import { besideWalls, letterPlace, OWN_URL as URL } from './place.ts';
import { RequestView } from './request-view.tsx';
import { sendPrivate, uploadProblem } from './send-private.ts';

const may = (right: string) => ({ resource: 'letter-request', right });
const help = 'surat';

/** Letters as a villager meets them: choose, fill in, send, follow, download. */
export const ownLetterRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Letters one can ask for, and the own requests' }, ownPage),
  page.get(`${URL}/baru/:type`, { access: may('create'), summary: 'Form of one type of letter' }, (ctx) =>
    formPage(ctx, {}),
  ),
  page.post(
    `${URL}/baru/:type`,
    { access: may('create'), summary: 'Start a request for a letter' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const self = selfOf(ctx);
      try {
        const id = await besideWalls(ctx).transaction(async (tx) => {
          const type = await readType(tx, idOf(ctx, 'type'));
          const person = await letterPlace.people.read(ctx, tx, self);
          const { definition } = type;
          const answers = await readAnswers(ctx, tx, letterPlace.people, {
            definition,
            applicantId: self,
            typed,
          });
          return startRequest(ctx, tx, { type, person, answers, isCounter: false });
        });
        return redirectTo(`${URL}/${id}`, {
          tone: 'info',
          text: 'Draf disimpan. Periksa suratnya, lampirkan berkas, lalu kirim.',
        });
      } catch (error) {
        return formPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One request and where it stands' }, (ctx) =>
    requestPage(ctx),
  ),
  page.get(`${URL}/:id/ubah`, { access: may('update'), summary: 'Form to change a request' }, (ctx) =>
    editPage(ctx),
  ),
  page.post(`${URL}/:id/ubah`, { access: may('update'), summary: 'Change a request' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      await withOwn(ctx, async (tx, { id, residentId, type: { definition } }) => {
        const answers = await readAnswers(ctx, tx, letterPlace.people, {
          definition,
          applicantId: residentId,
          typed,
        });
        await changeRequest(ctx, tx, id, answers);
      });
      return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Isian disimpan.' });
    } catch (error) {
      return editPage(ctx, typed, told(error));
    }
  }),
  page.post(
    `${URL}/:id/berkas`,
    { access: may('update'), summary: 'Send a paper that the letter needs', bodyKind: 'multipart' },
    async (ctx) => {
      try {
        await using form = await readUploadForm(ctx, PAPER_BYTES, 1);
        const upload = form.file('paper');
        const requirement = form.typed.requirement ?? '';
        if (!upload) return await requestPage(ctx, { fields: { paper: 'Pilih berkasnya dahulu.' } });
        await withOwn(ctx, (tx, { id, type }) =>
          keepPaper(ctx, tx, {
            requestId: id,
            requirements: type.definition.requirements,
            requirement,
            upload,
          }),
        );
        return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Berkas tersimpan.' });
      } catch (error) {
        return requestPage(ctx, uploadProblem(error));
      }
    },
  ),
  file.get(`${URL}/:id/berkas/:paper`, { access: may('read'), summary: 'One paper of a request' }, (ctx) =>
    ctx.transaction(async (tx) => {
      const request = await readRequest(ctx, tx, idOf(ctx));
      return sendPrivate(await openPaper(ctx, tx, request.id, idOf(ctx, 'paper')));
    }),
  ),
  page.post(`${URL}/:id/kirim`, { access: may('create'), summary: 'Send a request' }, (ctx) =>
    act(ctx, 'Permohonan dikirim. Anda dikabari di setiap langkah.', (tx, { id, type }) =>
      submitRequest(ctx, tx, letterPlace, { id, requirements: type.definition.requirements }),
    ),
  ),
  page.post(`${URL}/:id/batal`, { access: may('cancel'), summary: 'Take a request back' }, async (ctx) => {
    const reason = textIn(await readTyped(ctx), 'reason');
    return act(ctx, 'Permohonan dibatalkan; catatannya tetap ada.', (tx, { id }) =>
      cancelRequest(ctx, tx, letterPlace, id, reason),
    );
  }),
  page.post(`${URL}/:id/hapus`, { access: may('delete'), summary: 'Delete a draft' }, async (ctx) => {
    try {
      await withOwn(ctx, (tx, { id }) => deleteDraft(ctx, tx, id));
      return redirectTo(URL, { tone: 'success', text: 'Draf dihapus.' });
    } catch (error) {
      return requestPage(ctx, told(error));
    }
  }),
  file.get(
    `${URL}/:id/surat.pdf`,
    { access: { resource: 'letter', right: 'print' }, summary: 'The signed letter' },
    (ctx) =>
      ctx.transaction(async (tx) => {
        const { id, letterId, residentId } = await readRequest(ctx, tx, idOf(ctx));
        if (!letterId) throw notFound();
        if (isAbout(ctx, residentId)) await handOver(ctx, tx, letterPlace, id, 'Pemohon');
        return sendPrivate(await openLetterFile(ctx, tx, letterPlace, letterId), 'attachment');
      }),
  ),
];

/** The resident whom this account stands for. @throws AppError 403 for one that stands for nobody */
function selfOf(ctx: RequestContext): string {
  const { subjectId } = actorOf(ctx);
  if (!subjectId) throw forbidden();
  return subjectId;
}

interface OwnRequest {
  id: string;
  residentId: string;
  type: LetterType;
}

/** Work on a request that is about whoever acts. @throws AppError 404 for any other */
async function withOwn<T>(ctx: RequestContext, work: (tx: Tx, own: OwnRequest) => Promise<T>): Promise<T> {
  const id = idOf(ctx);
  return besideWalls(ctx).transaction(async (tx) => {
    const { residentId, typeId, typeVersion } = await readRequest(ctx, tx, id);
    if (!isAbout(ctx, residentId)) throw notFound();
    return work(tx, { id, residentId, type: await readType(tx, typeId, typeVersion) });
  });
}

async function act(
  ctx: RequestContext,
  text: string,
  work: (tx: Tx, own: OwnRequest) => Promise<void>,
): Promise<Response | PageAnswer> {
  try {
    await withOwn(ctx, work);
    return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text });
  } catch (error) {
    return requestPage(ctx, told(error));
  }
}

async function ownPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, REQUEST_LIST);
  const { subjectId } = actorOf(ctx);
  const { types, requests } = await ctx.transaction(async (tx) => ({
    types: (await readTypes(tx)).filter(({ isActive }) => isActive),
    requests: subjectId ? await findRequests(tx, list, { residentId: subjectId }) : { items: [], total: 0 },
  }));
  return renderPage({
    ...{ surface: 'member', title: 'Layanan Surat', menuUrl: URL, help },
    body: <OwnLettersView {...{ ctx, list, types, requests }} />,
  });
}

async function formPage(ctx: RequestContext, typed: Typed, problem?: AppError): Promise<PageAnswer> {
  const self = selfOf(ctx);
  const { type, offered } = await besideWalls(ctx).transaction(async (tx) => {
    const type = await readType(tx, idOf(ctx, 'type'));
    return { type, offered: await offerParties(ctx, tx, type, self) };
  });
  if (!type.isActive) throw notFound();
  return renderPage({
    ...{ surface: 'member', title: type.title, menuUrl: URL, help },
    trail: [{ label: 'Layanan Surat', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title={type.title} note="Jati diri Anda diisi dari data penduduk." />
        {type.isOnline ? (
          <Sheet>
            <LetterForm
              {...{ type, typed, offered, errors: errorsOf(problem) }}
              action={`${URL}/baru/${type.id}`}
              cancelUrl={URL}
              submit="Lanjut ke berkas dan pratinjau"
            />
          </Sheet>
        ) : (
          <Notice tone="info" title="Surat ini dilayani di kantor desa">
            Datanglah pada jam kerja dengan: {type.definition.requirements.join('; ') || 'KTP Anda'}.
          </Notice>
        )}
      </div>
    ),
  });
}

async function editPage(ctx: RequestContext, typed?: Typed, problem?: AppError): Promise<PageAnswer> {
  const { type, request, offered } = await withOwn(ctx, async (tx, { id, residentId, type }) => ({
    ...{ type, request: await readRequest(ctx, tx, id) },
    offered: await offerParties(ctx, tx, type, residentId),
  }));
  return renderPage({
    ...{ surface: 'member', title: `Ubah ${type.title}`, menuUrl: URL, help },
    trail: [
      { label: 'Layanan Surat', url: URL },
      { label: type.title, url: `${URL}/${request.id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title={`Ubah ${type.title}`} />
        <Sheet>
          <LetterForm
            {...{ type, offered, errors: errorsOf(problem) }}
            typed={typed ?? typedOf(request.answers)}
            action={`${URL}/${request.id}/ubah`}
            cancelUrl={`${URL}/${request.id}`}
            submit="Simpan isian"
          />
        </Sheet>
      </div>
    ),
  });
}

async function requestPage(
  ctx: RequestContext,
  problem?: Pick<AppError, 'fields'> & Partial<AppError>,
): Promise<PageAnswer> {
  const id = idOf(ctx);
  const request = await ctx.transaction((tx) => readRequest(ctx, tx, id));
  const isOwn = isAbout(ctx, request.residentId);
  if (request.state === 'draft' && !isOwn) throw notFound();
  const shown = await (isOwn ? besideWalls(ctx) : ctx).transaction(async (tx) => {
    const type = await readType(tx, request.typeId, request.typeVersion);
    const applicant = await letterPlace.people.read(ctx, tx, request.residentId);
    return {
      ...{ type, events: await readRequestEvents(ctx, tx, id), papers: await readPapers(tx, id) },
      content: await draftLetter(ctx, tx, letterPlace, { type, applicant, answers: request.answers }),
    };
  });
  return renderPage({
    ...{ surface: 'member', title: request.typeTitle, menuUrl: URL, help },
    trail: [{ label: 'Layanan Surat', url: URL }],
    status: problem ? (problem.status ?? 422) : 200,
    body: (
      <RequestView
        {...{ ctx, request, isOwn, ...shown }}
        errors={problem ? errorsOf(problem as AppError) : {}}
        canChange={isOwn && CHANGEABLE.includes(request.state)}
        canCancel={isOwn && CANCELLABLE.includes(request.state)}
      />
    ),
  });
}
