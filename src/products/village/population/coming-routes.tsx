import { tidyNik } from '#features/people';
import {
  checkResident,
  readAreas,
  readFamily,
  readFamilyMembers,
  recordArrival,
  recordBirth,
  splitFamily,
} from '#features/population';
import { todayOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { EventFields } from './event-form.tsx';
import { detailsIn } from './event-words.ts';
import { EMPTY_RESIDENT, FamilyFields, ResidentForm, type TypedResident } from './resident-form.tsx';

const access = { resource: 'resident-event', right: 'create' };

/** Who comes onto a card, by birth or by arrival, and who leaves it for a card of their own. */
export const comingRoutes: readonly Route[] = [
  page.get('/keluarga/:id/kelahiran', { access, summary: 'Form of a birth' }, (ctx) =>
    comingPage(ctx, 'birth', { ...EMPTY_RESIDENT, relation: '4', occupation: '1', education: '1' }),
  ),
  page.post('/keluarga/:id/kelahiran', { access, summary: 'Record a birth' }, (ctx) => come(ctx, 'birth')),
  page.get('/keluarga/:id/kedatangan', { access, summary: 'Form of an arrival' }, (ctx) =>
    comingPage(ctx, 'move_in', EMPTY_RESIDENT),
  ),
  page.post('/keluarga/:id/kedatangan', { access, summary: 'Record an arrival' }, (ctx) =>
    come(ctx, 'move_in'),
  ),
  page.get('/keluarga/:id/pecah', { access, summary: 'Form to split a family card' }, (ctx) =>
    splitPage(ctx, {}, []),
  ),
  page.post('/keluarga/:id/pecah', { access, summary: 'Split a family card' }, async (ctx) => {
    const form = await readForm(ctx);
    const people = [form.people ?? []].flat();
    const typed = Object.fromEntries(Object.keys(form).map((name) => [name, textIn(form, name)]));
    const { kk = '', address = '', areaCode = '', happenedOn = '', headId = '' } = typed;
    try {
      const id = await ctx.transaction((tx) =>
        splitFamily(ctx, tx, idOf(ctx), {
          ...{ people, headId, happenedOn, details: detailsIn('split', typed) },
          family: { kk: tidyNik(kk), address, areaCode },
        }),
      );
      return redirectTo(`/keluarga/${id}`, { tone: 'success', text: 'Kartu keluarga baru dicatat.' });
    } catch (error) {
      return splitPage(ctx, typed, people, told(error));
    }
  }),
];

type Coming = 'birth' | 'move_in';

async function come(ctx: RequestContext, kind: Coming): Promise<PageAnswer | Response> {
  const typed = await readTyped(ctx);
  try {
    await ctx.transaction(async (tx) => {
      const { kk } = await readFamily(ctx, tx, idOf(ctx));
      const checked = checkResident(typed, { today: todayOf(ctx), kk });
      const person = { ...checked, details: detailsIn(kind, typed) };
      return kind === 'birth'
        ? recordBirth(ctx, tx, idOf(ctx), person)
        : recordArrival(ctx, tx, idOf(ctx), { ...person, happenedOn: typed.happenedOn ?? '' });
    });
    const text = kind === 'birth' ? 'Kelahiran dicatat.' : 'Kedatangan dicatat.';
    return redirectTo(`/keluarga/${idOf(ctx)}`, { tone: 'success', text });
  } catch (error) {
    return comingPage(ctx, kind, typed, told(error));
  }
}

const trailOf = ({ id, headName }: { id: string; headName: string | null }) => [
  { label: 'Kartu Keluarga', url: '/keluarga' },
  { label: headName ?? 'Kartu keluarga', url: `/keluarga/${id}` },
];

async function comingPage(
  ctx: RequestContext,
  kind: Coming,
  typed: TypedResident,
  problem?: AppError,
): Promise<PageAnswer> {
  const family = await ctx.transaction((tx) => readFamily(ctx, tx, idOf(ctx)));
  const title = kind === 'birth' ? 'Catat kelahiran' : 'Catat kedatangan';
  const errors = errorsOf(problem);
  return renderPage({
    ...{ surface: 'console', title, menuUrl: '/keluarga', help: 'peristiwa', trail: trailOf(family) },
    status: problem?.status ?? 200,
    body: (
      <ResidentForm
        title={title}
        note={`Pada kartu keluarga ${family.headName ?? 'ini'}.`}
        action={`/keluarga/${family.id}/${kind === 'birth' ? 'kelahiran' : 'kedatangan'}`}
        cancelUrl={`/keluarga/${family.id}`}
        submit={title}
        before={<EventFields kinds={[kind]} typed={typed} errors={errors} />}
        {...{ typed, errors }}
      />
    ),
  });
}

async function splitPage(
  ctx: RequestContext,
  typed: TypedResident,
  people: readonly string[],
  problem?: AppError,
): Promise<PageAnswer> {
  const { family, members, areas } = await ctx.transaction(async (tx) => ({
    family: await readFamily(ctx, tx, idOf(ctx)),
    members: await readFamilyMembers(ctx, tx, idOf(ctx)),
    areas: await readAreas(tx),
  }));
  const options = members
    .filter(({ status }) => status === 'alive')
    .map(({ id, fullName }) => ({ value: id, label: fullName }));
  const errors = errorsOf(problem);
  return renderPage({
    ...{ surface: 'console', title: 'Pecah kartu keluarga', menuUrl: '/keluarga', help: 'peristiwa' },
    trail: trailOf(family),
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Pecah kartu keluarga" note={`Dari kartu keluarga ${family.headName ?? 'ini'}.`} />
        <ErrorSummary errors={errors} />
        <div className="sheet p-5 lg:p-8">
          <Form action={`/keluarga/${family.id}/pecah`} className="grid gap-6">
            <CheckboxGroup
              name="people"
              label="Yang pindah ke kartu baru"
              options={options}
              values={[...people]}
              error={errors.people}
            />
            <Select
              name="headId"
              label="Kepala keluarga yang baru"
              options={options}
              value={typed.headId ?? ''}
              error={errors.headId}
            />
            <EventFields kinds={['split']} typed={typed} errors={errors} />
            <FamilyFields areas={areas} typed={typed} errors={errors} />
            <FormActions>
              <Button look="primary">Pecah kartu keluarga</Button>
              <LinkButton href={`/keluarga/${family.id}`}>Batal</LinkButton>
            </FormActions>
          </Form>
        </div>
      </div>
    ),
  });
}
