import { readLivePage } from '#features/cms';
import { readDuesRates } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  writeCookie,
} from '#kernel/http';
import { noteSignIn, openSession } from '#kernel/identity';
import { LinkButton } from '#kernel/ui';
import { AppError, actorOf } from '#kernel/work';
import { readCampuses } from '../members/campus.ts';
import {
  type Draft,
  draftCookie,
  draftToken,
  dropDraft,
  forgetDraftCookie,
  keepDraft,
  readDraft,
} from './draft.ts';
import { type CompleteDraft, emailTaken, registerMember } from './register-member.ts';
import { RegisterPage } from './register-pages.tsx';
import { firstOpenStep, isComplete, isReached, type StepKey, stepKeys, toStepKey } from './steps.ts';
import { isTaken, refuseTaken, takeDraftStep } from './take-draft-step.ts';

/** A candidate's session lives a day (DESIGN §9). */
const SESSION_HOURS = 24;

const open = {
  public: 'whoever works at a campus may apply; what is typed is kept behind the visitor’s own cookie',
};

/** The form of several steps by which one becomes a candidate (serikat-panduan §6). */
export const registerRoutes: readonly Route[] = [
  page.get('/register', { access: open, summary: 'Registration, one step at a time' }, async (ctx) => {
    if (ctx.principal.kind === 'account') return alreadyIn(ctx);
    const draft = await ctx.transaction((tx) => readDraft(ctx, tx, draftToken(ctx.request.headers)));
    const asked = toStepKey(ctx.query.get('langkah')) ?? firstOpenStep(draft);
    if (!isReached(asked, draft)) return redirectTo(`/register?langkah=${firstOpenStep(draft)}`);
    return showStep(ctx, asked, draft ?? NEW, {});
  }),
  page.post(
    '/register',
    { access: open, summary: 'Answer one step; the last one registers' },
    async (ctx) => {
      if (ctx.principal.kind === 'account') return redirectTo('/dashboard');
      const typed = await readTexts(ctx);
      const step = toStepKey(typed.langkah) ?? 'akun';
      const token = draftToken(ctx.request.headers);
      const draft = await ctx.transaction((tx) => readDraft(ctx, tx, token));
      if (!isReached(step, draft)) {
        return redirectTo(`/register?langkah=${firstOpenStep(draft)}`, {
          tone: 'info',
          text: 'Lengkapi langkah ini dahulu; isian sebelumnya sudah tidak tersimpan.',
        });
      }
      try {
        const next = await takeDraftStep(ctx, step, draft ?? NEW, typed);
        if (step === 'iuran' && isComplete(next)) return await finish(ctx, token, next);
        const kept = await ctx.transaction((tx) => keepDraft(ctx, tx, draft ? token : undefined, next));
        const answer = redirectTo(`/register?langkah=${stepAfter(step, next)}`);
        answer.headers.append('set-cookie', draftCookie(kept));
        return answer;
      } catch (error) {
        if (error instanceof AppError && (error.status === 422 || error.status === 429)) {
          return showStep(ctx, stepOfProblem(step, error), draft ?? NEW, typed, error);
        }
        throw error;
      }
    },
  ),
];

const NEW: Draft = { values: {} };

function alreadyIn(ctx: RequestContext): PageAnswer {
  return renderPage({
    surface: 'plain',
    title: 'Bergabung',
    isIndexed: false,
    body: (
      <div className="mx-auto grid max-w-xl gap-5">
        <h1 className="text-3xl">Anda sudah terdaftar</h1>
        <p className="text-muted">
          Anda masuk sebagai {actorOf(ctx).name}. Untuk mendaftarkan orang lain, keluar dahulu atau pakai
          peramban lain.
        </p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/dashboard" look="primary">
            Ke beranda saya
          </LinkButton>
          <LinkButton href="/me/membership/status">Status keanggotaan</LinkButton>
        </div>
      </div>
    ),
  });
}

/** The account, the candidate and the bill; signed in at once, and on to paying. */
async function finish(
  ctx: RequestContext,
  token: string | undefined,
  draft: CompleteDraft,
): Promise<Response> {
  const work = ctx.beyondWalls('pendaftaran calon anggota');
  await refuseTaken(ctx, draft.email);
  const session = await work
    .transaction(async (tx) => {
      const { accountId } = await registerMember(work, tx, draft);
      if (token) await dropDraft(work, tx, token);
      await noteSignIn(work, tx, accountId, 'signed_in');
      return openSession(tx, {
        accountId,
        kind: 'web',
        hours: SESSION_HOURS,
        ip: ctx.request.ip,
        device: ctx.request.device,
        hasSecondFactor: false,
      });
    })
    .catch((error: unknown) => {
      throw isTaken(error) ? emailTaken() : error;
    });
  const answer = redirectTo('/register/payment', {
    tone: 'success',
    text: `Anda terdaftar sebagai calon anggota. Tautan konfirmasi dikirim ke ${draft.email}.`,
  });
  answer.headers.append(
    'set-cookie',
    writeCookie(ctx.app.config, 'session', session.token, session.expiresAt),
  );
  answer.headers.append('set-cookie', forgetDraftCookie);
  return answer;
}

function stepAfter(step: StepKey, draft: Draft): StepKey {
  const next = stepKeys[stepKeys.indexOf(step) + 1] ?? 'iuran';
  return isReached(next, draft) ? next : firstOpenStep(draft);
}

/** A fault that only the last step finds is shown where it can be repaired. */
function stepOfProblem(step: StepKey, error: AppError): StepKey {
  if (step !== 'iuran') return step;
  if (error.fields.email) return 'akun';
  return error.fields.nik ? 'diri' : 'kerja';
}

async function showStep(
  ctx: RequestContext,
  step: StepKey,
  draft: Draft,
  typed: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const known = await ctx.transaction(async (tx) => ({
    rates: await readDuesRates(tx, todayOf(ctx)),
    campuses: step === 'kerja' ? await readCampuses(tx) : [],
    terms: step === 'persetujuan' ? await readLivePage(tx, 'ad-art', ctx.now) : undefined,
  }));
  const errors =
    problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
  return renderPage({
    surface: 'plain',
    title: 'Bergabung',
    status: problem ? problem.status : 200,
    isIndexed: step === 'akun' && !problem,
    body: <RegisterPage step={step} draft={draft} typed={typed} errors={errors} {...known} />,
  });
}

async function readTexts(ctx: RequestContext): Promise<Record<string, string>> {
  const form = await readForm(ctx);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}
