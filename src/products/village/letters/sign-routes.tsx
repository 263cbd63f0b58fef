import {
  draftLetter,
  endorseRequest,
  findRequests,
  makePaper,
  REQUEST_LIST,
  type RequestState,
  readRequest,
  readType,
  returnToDesk,
  signRequest,
} from '#features/letters';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  pickedRows,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import {
  BulkBar,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { ENDORSE_URL, letterPlace, SIGN_URL } from './place.ts';
import { LetterPreview, StateBadge } from './words.tsx';

/** Letters taken at once: each is a transaction of its own, so one that fails holds nobody up. */
const AT_ONCE = 50;

interface Stage {
  url: string;
  right: 'endorse' | 'sign';
  state: Extract<RequestState, 'endorsing' | 'signing'>;
  title: string;
  verb: string;
  done: (count: number) => string;
  run: (ctx: RequestContext, tx: Tx, id: string) => Promise<string | undefined>;
}

const endorsing: Stage = {
  ...{ url: ENDORSE_URL, right: 'endorse', state: 'endorsing', title: 'Menunggu Paraf', verb: 'Paraf' },
  done: (count) => `${count} surat diparaf dan diteruskan kepada penanda tangan.`,
  run: async (ctx, tx, id) => {
    await endorseRequest(ctx, tx, letterPlace, id);
    return undefined;
  },
};
const signing: Stage = {
  ...{
    url: SIGN_URL,
    right: 'sign',
    state: 'signing',
    title: 'Menunggu Tanda Tangan',
    verb: 'Tanda tangani',
  },
  done: (count) => `${count} surat ditandatangani; pemohonnya dikabari.`,
  run: (ctx, tx, id) => signRequest(ctx, tx, letterPlace, id),
};

/** What waits for the secretary and for whoever signs: one letter or several at once. */
export const letterSignRoutes: readonly Route[] = [endorsing, signing].flatMap(stageRoutes);

function stageRoutes(stage: Stage): Route[] {
  const { url, right, title } = stage;
  const access = { resource: 'letter', right };
  return [
    page.get(url, { access, summary: `Letters that wait: ${right}` }, (ctx) => listPage(ctx, stage)),
    page.post(url, { access, summary: `Take the picked letters: ${right}` }, async (ctx) => {
      try {
        const ids = pickedRows(await readForm(ctx), { noun: 'surat', most: AT_ONCE });
        const faults = await takeAll(ctx, stage, ids);
        if (faults.length === ids.length) return listPage(ctx, stage, faults[0]);
        return redirectTo(url, {
          tone: faults.length > 0 ? 'warning' : 'success',
          text: [
            stage.done(ids.length - faults.length),
            ...(faults.length > 0 ? [`${faults.length} tidak: ${faults[0]?.message}`] : []),
          ].join(' '),
        });
      } catch (error) {
        return listPage(ctx, stage, told(error));
      }
    }),
    page.get(`${url}/:id`, { access, summary: `One letter that waits: ${right}` }, (ctx) =>
      letterPage(ctx, stage),
    ),
    page.post(`${url}/:id/kembalikan`, { access, summary: 'Give a letter back to the desk' }, async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        const given = { id: idOf(ctx), from: stage.state, reason: textIn(typed, 'reason') };
        await ctx.transaction((tx) => returnToDesk(ctx, tx, letterPlace, given));
        return redirectTo(url, {
          tone: 'success',
          text: `Dikembalikan ke petugas, tidak jadi ${title.toLowerCase()}.`,
        });
      } catch (error) {
        return letterPage(ctx, stage, textIn(typed, 'reason'), told(error));
      }
    }),
  ];
}

async function takeAll(ctx: RequestContext, stage: Stage, ids: readonly string[]): Promise<AppError[]> {
  const faults: AppError[] = [];
  for (const id of ids) {
    try {
      const letterId = await ctx.transaction((tx) => stage.run(ctx, tx, id));
      // The number is settled; a paper that fails now is made when it is first opened.
      if (letterId) await ctx.transaction((tx) => makePaper(ctx, tx, letterPlace, letterId));
    } catch (error) {
      const problem = asAppError(error);
      if (!problem || problem.status >= 500) throw error;
      faults.push(problem);
    }
  }
  return faults;
}

async function listPage(ctx: RequestContext, stage: Stage, problem?: AppError): Promise<PageAnswer> {
  const { url, title, state, verb } = stage;
  const asked = readListQuery(ctx.query, { ...REQUEST_LIST, defaultSort: 'submitted' });
  const list = { ...asked, filters: { ...asked.filters, state: [state] } };
  const { items, total } = await ctx.transaction((tx) => findRequests(tx, list));
  const formId = `form-${state}`;
  return renderPage({
    ...{ surface: 'console', title, menuUrl: url, help: 'surat' },
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title={title} note={`${total} surat menunggu Anda`} />
        <ErrorSummary errors={errorsOf(problem)} />
        <ListFilters ctx={ctx} list={asked} search="Nama pemohon atau nomor permohonan" filters={[]} />
        <ListTable
          {...{ ctx, total }}
          list={asked}
          noun="surat"
          caption={title}
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ typeTitle, residentName }) => `${typeTitle} ${residentName}`}
          selection={{ formId, name: 'id' }}
          nothingYet={{
            ...{ icon: 'circle-check', title: 'Tidak ada surat yang menunggu' },
            children: 'Anda dikabari bila ada yang datang.',
          }}
          columns={[
            {
              ...{ key: 'type', label: 'Surat', isSortable: true },
              cell: ({ id, typeTitle }) => (
                <a className="link font-semibold" href={`${url}/${id}`}>
                  {typeTitle}
                </a>
              ),
            },
            { key: 'name', label: 'Pemohon', isSortable: true, cell: ({ residentName }) => residentName },
            { key: 'number', label: 'Permohonan', isNarrow: true, cell: ({ number }) => number },
            {
              ...{ key: 'state', label: 'Menunggu sejak', isSortable: true, isNarrow: true },
              cell: ({ stateAt }) => formatMoment(stateAt, zoneOf(ctx.tenant.timeZone), 'short'),
            },
          ]}
          rowActions={({ id }) => (
            <Form action={url} hidden={{ id }}>
              <Button look="primary" size="sm">
                {verb}
              </Button>
            </Form>
          )}
        />
        {items.length > 0 && (
          <BulkBar formId={formId} action={url} noun="surat">
            <Button look="quiet">{verb} yang dipilih</Button>
          </BulkBar>
        )}
      </div>
    ),
  });
}

async function letterPage(
  ctx: RequestContext,
  stage: Stage,
  reason = '',
  problem?: AppError,
): Promise<PageAnswer> {
  const { url, title, verb, state } = stage;
  const { request, content } = await ctx
    .beyondWalls('isi surat yang dibaca sebelum ditandatangani')
    .transaction(async (tx) => {
      const request = await readRequest(ctx, tx, idOf(ctx));
      if (request.state !== state) throw notFound();
      const type = await readType(tx, request.typeId, request.typeVersion);
      const applicant = await letterPlace.people.read(ctx, tx, request.residentId);
      return {
        request,
        content: await draftLetter(ctx, tx, letterPlace, { type, applicant, answers: request.answers }),
      };
    });
  return renderPage({
    ...{ surface: 'console', title: `${request.typeTitle}, ${request.residentName}`, menuUrl: url },
    trail: [{ label: title, url }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-4xl gap-4 lg:gap-6">
        <PageHeader
          title={request.residentName}
          note={`${request.typeTitle}, permohonan ${request.number}`}
          badge={<StateBadge state={request.state} />}
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Form action={url} hidden={{ id: request.id }}>
          <Button look="primary" icon="pen-line">
            {verb}
          </Button>
        </Form>
        <Sheet title="Suratnya">
          <LetterPreview content={content} />
        </Sheet>
        <Disclosure title="Kembalikan ke petugas" isDanger isOpen={problem !== undefined}>
          <Form action={`${url}/${request.id}/kembalikan`} className="grid gap-4">
            <TextArea
              name="reason"
              label="Apa yang perlu dibetulkan"
              rows={3}
              maxLength={500}
              value={reason}
              error={problem?.fields.reason}
            />
            <FormActions>
              <Button look="danger">Kembalikan</Button>
            </FormActions>
          </Form>
        </Disclosure>
      </div>
    ),
  });
}
