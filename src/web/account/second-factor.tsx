import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
} from '#kernel/http';
import {
  countRecoveryCodes,
  enrolSecondFactor,
  newSecondFactorSecret,
  openPendingSecret,
  removeSecondFactor,
  renewRecoveryCodes,
  sealPendingSecret,
  secondFactorAddress,
} from '#kernel/identity';
import type { Product } from '#kernel/product';
import { AppError, conflict, type FieldErrors } from '#kernel/work';
import { localPath } from '../routing/local-path.ts';
import { accountSurface } from './account-surface.ts';
import { isSecondFactorCompulsory } from './second-factor-duty.ts';
import { CodesBody, EnrolBody, StateBody } from './second-factor-parts.tsx';

const HERE = '/me/security/second-factor';

/** Turning the one-time code on and off, and the codes for the day the phone is gone. */
export function secondFactorRoutes(product: Product): Route[] {
  const read = { resource: 'credential', right: 'update' };
  const change = { ...read, gates: ['recent-password'] } as const;
  return [
    page.get(HERE, { access: change, summary: 'My second factor' }, (ctx) => secondFactorPage(ctx, product)),
    page.post(HERE, { access: change, summary: 'Turn my second factor on' }, (ctx) => enrol(ctx, product)),
    page.post(`${HERE}/recovery-codes`, { access: change, summary: 'New recovery codes' }, (ctx) =>
      renew(ctx, product),
    ),
    page.post(`${HERE}/disable`, { access: change, summary: 'Turn my second factor off' }, (ctx) =>
      disable(ctx, product),
    ),
  ];
}

async function secondFactorPage(
  ctx: RequestContext,
  product: Product,
  typed?: { sealed: string; isReplacing: boolean },
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const next = localPath(ctx.query.get('next')) ?? '';
  const isCompulsory = await isSecondFactorCompulsory(ctx, product);
  const { isOn, codes } = await readState(ctx);
  const isReplacing = typed?.isReplacing ?? ctx.query.get('replace') === '1';
  if (isOn && !isReplacing) {
    return answer(
      ctx,
      product,
      <StateBody codes={codes} isCompulsory={isCompulsory} errors={errors} />,
      errors,
    );
  }
  const { secret, sealed } = await ctx.transaction(async (tx) => {
    // The same secret after a mistyped code: the app has it already.
    if (typed)
      return {
        secret: await openPendingSecret(ctx, tx, account.accountId, typed.sealed),
        sealed: typed.sealed,
      };
    const fresh = newSecondFactorSecret();
    return { secret: fresh, sealed: await sealPendingSecret(ctx, tx, account.accountId, fresh) };
  });
  const address = secondFactorAddress(secret, ctx.tenant.name, account.email ?? account.name);
  const body = (
    <EnrolBody
      secret={secret}
      sealed={sealed}
      address={address}
      next={next}
      isCompulsory={isCompulsory}
      isReplacing={isOn}
      errors={errors}
    />
  );
  return answer(ctx, product, body, errors);
}

async function enrol(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const typed = await readForm(ctx);
  const sealed = String(typed.pending ?? '');
  const next = localPath(String(typed.next ?? '')) ?? '/me/security';
  const isReplacing = typed.replace === '1';
  try {
    const codes = await ctx.transaction(async (tx) => {
      const row = await tx.one<{ is_on: boolean }>(
        `select second_factor_at is not null as is_on from accounts
          where tenant_id = balai.tenant_id() and id = $1 for update`,
        [account.accountId],
      );
      // A second phone takes the first one's place only for who has shown the first one in this session.
      const mayReplace = isReplacing && account.facts['second-factor'] === true;
      if (row?.is_on && !mayReplace)
        throw conflict('enrolled_already', 'Verifikasi dua langkah sudah aktif.');
      const secret = await openPendingSecret(ctx, tx, account.accountId, sealed);
      return enrolSecondFactor(ctx, tx, ownerOf(ctx), { secret, code: String(typed.code ?? '') });
    });
    return answer(ctx, product, <CodesBody codes={codes} next={next} isFirst tenantName={ctx.tenant.name} />);
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    const isStale = await ctx
      .transaction((tx) => openPendingSecret(ctx, tx, account.accountId, sealed))
      .then(() => false)
      .catch(() => true);
    return secondFactorPage(ctx, product, isStale ? undefined : { sealed, isReplacing }, error.fields);
  }
}

async function renew(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { isOn } = await readState(ctx);
  if (!isOn) return redirectTo(HERE);
  const codes = await ctx.transaction((tx) => renewRecoveryCodes(ctx, tx, ownerOf(ctx)));
  return answer(ctx, product, <CodesBody codes={codes} next="/me/security" tenantName={ctx.tenant.name} />);
}

async function disable(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  if (await isSecondFactorCompulsory(ctx, product)) {
    return secondFactorPage(ctx, product, undefined, {
      form: 'Peran Anda memerlukan verifikasi dua langkah, jadi tidak dapat dimatikan.',
    });
  }
  const owner = ownerOf(ctx);
  await ctx.transaction((tx) => removeSecondFactor(ctx, tx, owner));
  return redirectTo('/me/security', { tone: 'success', text: 'Verifikasi dua langkah dimatikan.' });
}

async function readState(ctx: RequestContext): Promise<{ isOn: boolean; codes: number }> {
  const { accountId } = accountOf(ctx);
  return ctx.transaction(async (tx) => {
    const row = await tx.one<{ is_on: boolean }>(
      `select second_factor_at is not null as is_on from accounts where tenant_id = balai.tenant_id() and id = $1`,
      [accountId],
    );
    return { isOn: row?.is_on ?? false, codes: await countRecoveryCodes(tx, accountId) };
  });
}

function ownerOf(ctx: RequestContext) {
  const account = accountOf(ctx);
  return { id: account.accountId, sessionId: account.sessionId, name: account.name, email: account.email };
}

function answer(
  ctx: RequestContext,
  product: Product,
  body: PageAnswer['body'],
  errors: FieldErrors = {},
): PageAnswer {
  return {
    page: true,
    surface: accountSurface(ctx, product),
    title: 'Verifikasi dua langkah',
    trail: [{ label: 'Keamanan', url: '/me/security' }],
    help: 'verifikasi-dua-langkah',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body,
  };
}
