import { type DuesPolicy, duesPolicy, duesPolicyShape } from '#features/dues';
import {
  channelsForLog,
  channelsOf,
  type PaymentChannels,
  paymentChannels,
  paymentChannelsShape,
  readChannels,
  typedChannels,
} from '#features/payments';
import { recordAudit } from '#kernel/audit';
import {
  accountOf,
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { readSetting, writeSetting } from '#kernel/settings';
import { type AppError, asAppError } from '#kernel/work';
import { PolicyEditor, type TypedPolicy } from './policy-editor.tsx';
import { PolicyView } from './policy-view.tsx';

const access = { resource: 'dues.policy', right: 'manage' } as const;
const fresh = { ...access, gates: ['recent-password'] } as const;
const PATH = '/treasury/dues/policy';

/** Due day, entry fee, and where members pay. Whoever may redirect the money is asked for the password first. */
export const policyRoutes: Route[] = [
  page.get(PATH, { access, summary: 'Rules of dues and where members pay' }, async (ctx) => {
    const { policy, channels } = await readBoth(ctx);
    return renderPage({
      ...{ surface: 'console', title: 'Kebijakan iuran', menuUrl: PATH, help: 'iuran' },
      trail: [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }],
      body: <PolicyView policy={policy} channels={channels} />,
    });
  }),
  page.get(`${PATH}/edit`, { access: fresh, summary: 'Change rules and accounts' }, async (ctx) => {
    const { policy, channels } = await readBoth(ctx);
    return editPage({
      dueDay: String(policy.dueDay),
      registrationFee: String(policy.registrationFee),
      registrationDays: String(policy.registrationDays),
      holdAfterDays: String(policy.holdAfterDays),
      billsAutomatically: policy.billsAutomatically ? '1' : '',
      holdsAutomatically: policy.holdsAutomatically ? '1' : '',
      holdClosesSignIn: policy.holdClosesSignIn ? '1' : '',
      ...typedChannels(channels),
    });
  }),
  page.post(`${PATH}/edit`, { access: fresh, summary: 'Store rules and accounts' }, async (ctx) => {
    const typed = readTyped(await readForm(ctx));
    try {
      const policy = check(duesPolicyShape, {
        ...typed,
        registrationFee: plainRupiah(typed.registrationFee),
      });
      const channels = check(paymentChannelsShape, channelsOf(typed));
      await save(ctx, policy, channels);
      return redirectTo(PATH, { tone: 'success', text: 'Kebijakan iuran disimpan.' });
    } catch (error) {
      const told = asAppError(error);
      if (told && told.status < 500) return editPage(typed, told);
      throw error;
    }
  }),
];

function readBoth(ctx: RequestContext): Promise<{ policy: DuesPolicy; channels: PaymentChannels }> {
  return ctx.transaction(async (tx) => ({
    policy: await readSetting(tx, duesPolicy),
    channels: await readSetting(tx, paymentChannels),
  }));
}

async function save(ctx: RequestContext, policy: DuesPolicy, channels: PaymentChannels): Promise<void> {
  const { accountId } = accountOf(ctx);
  await ctx.transaction(async (tx) => {
    const before = {
      policy: await readSetting(tx, duesPolicy),
      channels: await readSetting(tx, paymentChannels),
    };
    await writeSetting(tx, duesPolicy, policy, accountId);
    await writeSetting(tx, paymentChannels, channels, accountId);
    await recordAudit(ctx, tx, {
      action: 'dues.policy_changed',
      resource: 'dues.policy',
      before: { ...before.policy, ...channelsForLog(before.channels) },
      after: { ...policy, ...channelsForLog(channels) },
    });
  });
}

function editPage(typed: TypedPolicy, problem?: AppError): PageAnswer {
  return renderPage({
    ...{ surface: 'console', title: 'Ubah kebijakan iuran', menuUrl: PATH, help: 'iuran' },
    trail: [
      { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
      { label: 'Kebijakan iuran', url: PATH },
    ],
    status: problem?.status ?? 200,
    body: <PolicyEditor typed={typed} problem={problem} />,
  });
}

function readTyped(form: Readonly<Record<string, string | string[]>>): TypedPolicy {
  const at = (name: string) => String(form[name] ?? '').trim();
  return {
    dueDay: at('dueDay'),
    registrationFee: at('registrationFee'),
    registrationDays: at('registrationDays'),
    holdAfterDays: at('holdAfterDays'),
    billsAutomatically: at('billsAutomatically'),
    holdsAutomatically: at('holdsAutomatically'),
    holdClosesSignIn: at('holdClosesSignIn'),
    ...readChannels(form),
  };
}

function plainRupiah(text: string): number {
  const read = parseRupiah(text || '0');
  return read.kind === 'amount' ? read.amount : Number.NaN;
}
