import {
  decideObjection,
  findObjections,
  OBJECTION_LIST,
  OBJECTION_WORDS,
  readObjection,
} from '#features/social-aid';
import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Button, ErrorSummary, Form, FormActions, PageHeader, RadioGroup, Sheet, TextArea } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { AidBadge, aidPage } from './aid-page.tsx';
import { choicesOf, OBJECTION_STATES, OBJECTIONS_URL } from './aid-words.ts';

const may = (right: string) => ({ resource: 'aid-objection', right });
const AT = `${OBJECTIONS_URL}/:id`;

/** Objections and their answers; a villager reads the own ones. */
export const objectionRoutes: readonly Route[] = [
  page.get(OBJECTIONS_URL, { access: may('read'), summary: 'Objections; a villager sees their own' }, (ctx) =>
    listPage(ctx),
  ),
  page.get(AT, { access: may('read'), summary: 'One objection with its answer' }, (ctx) =>
    objectionPage(ctx),
  ),
  page.post(`${AT}/putuskan`, { access: may('decide'), summary: 'Answer an objection' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const { decision = '', answer = '' } = typed;
    try {
      await ctx.transaction((tx) => decideObjection(ctx, tx, idOf(ctx), { decision, answer }));
      return redirectTo(`${OBJECTIONS_URL}/${idOf(ctx)}`, {
        tone: 'success',
        text: 'Jawaban dikirim kepada warga.',
      });
    } catch (error) {
      return objectionPage(ctx, typed, told(error));
    }
  }),
];

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, OBJECTION_LIST);
  const { items, total } = await ctx.transaction((tx) => findObjections(ctx, tx, list));
  return aidPage(
    'Sanggahan',
    <>
      <PageHeader title="Sanggahan" note={`${formatCount(total)} sanggahan atas daftar bantuan`} />
      <ListFilters
        ctx={ctx}
        list={list}
        filters={[{ key: 'state', label: 'Keadaan', all: 'Semua', options: choicesOf(OBJECTION_STATES) }]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="sanggahan"
        caption="Sanggahan"
        rows={items}
        rowKey={({ id }) => id}
        nothingYet={{
          ...{ icon: 'message-square-warning', title: 'Belum ada sanggahan' },
          children: 'Warga menyanggah daftar dari halaman Cek Bansos.',
        }}
        columns={[
          {
            ...{ key: 'about', label: 'Sanggahan' },
            cell: ({ id, about }) => (
              <a className="link font-semibold" href={`${OBJECTIONS_URL}/${id}`}>
                {OBJECTION_WORDS[about]}
              </a>
            ),
          },
          { key: 'program', label: 'Program', cell: ({ programName }) => programName },
          { key: 'name', label: 'Dari', cell: ({ fullName }) => fullName },
          {
            ...{ key: 'created', label: 'Dikirim', isSortable: true, isNarrow: true },
            cell: ({ createdAt }) => formatMoment(createdAt, zoneOf(ctx.tenant.timeZone)),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ state }) => <AidBadge {...OBJECTION_STATES[state]} />,
          },
        ]}
      />
    </>,
    { menuUrl: OBJECTIONS_URL },
  );
}

async function objectionPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const objection = await ctx.transaction((tx) => readObjection(ctx, tx, idOf(ctx)));
  const errors = errorsOf(problem);
  return aidPage(
    'Sanggahan',
    <>
      <PageHeader
        title={OBJECTION_WORDS[objection.about]}
        note={`${objection.fullName}, ${objection.programName}`}
        badge={<AidBadge {...OBJECTION_STATES[objection.state]} />}
      />
      <ErrorSummary errors={errors} />
      <Sheet title="Yang disampaikan" note={formatMoment(objection.createdAt, zoneOf(ctx.tenant.timeZone))}>
        <p className="prose-text whitespace-pre-line">{objection.words}</p>
      </Sheet>
      {objection.answer && (
        <Sheet title="Jawaban" note={objection.decidedByName}>
          <p className="prose-text whitespace-pre-line">{objection.answer}</p>
        </Sheet>
      )}
      {objection.state === 'open' && ctx.can('aid-objection', 'decide') && (
        <Sheet title="Jawab sanggahan">
          <Form action={`${OBJECTIONS_URL}/${objection.id}/putuskan`} className="grid max-w-xl gap-5">
            <RadioGroup
              name="decision"
              label="Keputusan"
              isInline
              options={[
                { value: 'accepted', label: 'Diterima' },
                { value: 'rejected', label: 'Ditolak' },
              ]}
              value={typed.decision ?? ''}
              error={errors.decision}
            />
            <TextArea
              name="answer"
              label="Jawaban, dibaca warga"
              rows={4}
              value={typed.answer ?? ''}
              error={errors.answer}
            />
            <FormActions>
              <Button look="primary">Kirim jawaban</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
    </>,
    { menuUrl: OBJECTIONS_URL, above: { label: 'Sanggahan', url: OBJECTIONS_URL }, problem },
  );
}
