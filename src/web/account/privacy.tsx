import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { describeAction, readReadersOf, recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
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
import { notify } from '#kernel/notifications';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  type Tone,
} from '#kernel/ui';
import { AppError, type FieldErrors, invalid } from '#kernel/work';
import { accountsThatMay } from '../admin/accounts-that-may.ts';
import { adminAddresses } from '../admin/addresses.ts';
import { momentText, shortMomentText } from '../moment.ts';
import { accountSurface } from './account-surface.ts';

export const PRIVACY_KINDS: Readonly<Record<string, string>> = {
  access: 'Salinan data saya',
  correct: 'Pembetulan data',
  erase: 'Penghapusan data',
  withdraw: 'Penarikan persetujuan',
};

export const PRIVACY_STATES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  open: { label: 'Menunggu', tone: 'warning' },
  done: { label: 'Dipenuhi', tone: 'success' },
  refused: { label: 'Ditolak', tone: 'error' },
};

const form = z.object({
  kind: z.enum(['access', 'correct', 'erase', 'withdraw'], { error: 'Pilih apa yang Anda minta.' }),
  note: z.string().trim().max(2000, 'Paling panjang 2.000 huruf.').default(''),
});

/** What is kept about a person, who looked at it, and what the law lets them ask (UU 27/2022). */
export function privacyRoutes(product: Product): Route[] {
  return [
    page.get(
      '/me/privacy',
      { access: { resource: 'privacy', right: 'read' }, summary: 'What is kept about me' },
      (ctx) => privacyPage(ctx, product),
    ),
    page.post(
      '/me/privacy',
      { access: { resource: 'privacy', right: 'request' }, summary: 'Ask about my data' },
      async (ctx) => {
        const typed = await readForm(ctx);
        try {
          await request(ctx, product, check(form, typed));
          return redirectTo('/me/privacy', {
            tone: 'success',
            text: 'Permintaan Anda tercatat. Kami menjawab paling lambat 3 x 24 jam.',
          });
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          return privacyPage(ctx, product, typed, error.fields);
        }
      },
    ),
  ];
}

async function request(ctx: RequestContext, product: Product, given: z.infer<typeof form>): Promise<void> {
  const account = accountOf(ctx);
  await ctx.transaction(async (tx) => {
    const open = await tx.one(
      `select 1 from privacy_requests where tenant_id = balai.tenant_id() and account_id = $1 and kind = $2
         and state = 'open'`,
      [account.accountId, given.kind],
    );
    if (open) throw invalid({ kind: 'Permintaan yang sama masih menunggu jawaban.' });
    const id = uuidv7();
    await tx.execute('insert into privacy_requests (id, account_id, kind, note) values ($1, $2, $3, $4)', [
      ...[id, account.accountId, given.kind, given.note],
    ]);
    await recordAudit(ctx, tx, {
      action: 'privacy_request.created',
      resource: 'privacy',
      objectId: id,
      objectLabel: account.name,
      after: { kind: given.kind },
    });
    const officers = await accountsThatMay(tx, product, 'privacy-request', 'decide');
    await notify(tx, officers, {
      title: `Permintaan data pribadi: ${PRIVACY_KINDS[given.kind]}`,
      body: `Dari ${account.name}. Dijawab paling lambat 3 x 24 jam.`,
      url: adminAddresses(product).privacyRequests,
    });
  });
}

interface RequestRow {
  id: string;
  kind: string;
  state: string;
  created_at: Date;
  due_at: Date;
  answer: string;
}

async function privacyPage(
  ctx: RequestContext,
  product: Product,
  typed: Readonly<Record<string, string | string[]>> = {},
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const { kept, readers, requests } = await ctx.transaction(async (tx) => ({
    kept: await readKept(tx, account.accountId),
    readers: await readReadersOf(
      ctx,
      tx,
      [account.accountId, ...(account.subjectId ? [account.subjectId] : [])],
      account.accountId,
    ),
    requests: await tx.query<RequestRow>(
      `select id, kind, state, created_at, due_at, answer from privacy_requests
        where tenant_id = balai.tenant_id() and account_id = $1 order by created_at desc limit 50`,
      [account.accountId],
    ),
  }));
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Data pribadi saya',
    trail: [{ label: 'Profil saya', url: '/me/profile' }],
    help: 'data-pribadi',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="Data pribadi saya" note="Apa yang kami simpan, dan siapa yang melihatnya" />
        <ErrorSummary errors={errors} />
        <Sheet title="Yang disimpan pada akun ini">
          <DescriptionList
            items={[
              { term: 'Nama', detail: kept.display_name },
              { term: 'Surel', detail: kept.email ?? 'Tidak ada' },
              { term: 'Akun dibuat', detail: momentText(ctx, kept.created_at) },
              {
                term: 'Riwayat masuk',
                detail: `${kept.sign_ins} catatan: waktu, perangkat, alamat jaringan`,
              },
              { term: 'Kata sandi', detail: 'Hanya sidiknya; tidak dapat dibaca siapa pun' },
              {
                term: 'Verifikasi dua langkah',
                detail: kept.has_factor ? 'Kuncinya tersimpan tersandi' : 'Tidak ada',
              },
            ]}
          />
          {product.profileSection && (
            <p className="mt-4 text-sm text-muted">
              Data keanggotaan atau kependudukan Anda ada di{' '}
              <a className="link" href="/me/profile">
                profil Anda
              </a>
              . Nomor identitas, alamat, dan angka keuangan disimpan tersandi.
            </p>
          )}
        </Sheet>
        <section aria-labelledby="pembaca" className="grid gap-3">
          <h2 id="pembaca" className="text-xl">
            Siapa yang membuka data saya
          </h2>
          <DataTable
            caption="Siapa yang membuka data saya, yang terbaru di atas"
            rows={readers}
            rowKey={(row) => row.id}
            columns={[
              { key: 'actor', label: 'Siapa', cell: (row) => row.actorName },
              { key: 'what', label: 'Apa', cell: (row) => describeAction(row.action) },
              { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.at) },
            ]}
            empty={{
              kind: 'nothing-yet',
              icon: 'eye-off',
              title: 'Belum ada yang membuka data Anda',
              children: 'Setiap kali pengurus membuka, mencetak, atau mengunduh data Anda, tercatat di sini.',
            }}
          />
        </section>
        {requests.length > 0 && (
          <Sheet isFlush title="Permintaan saya">
            <ul>
              {requests.map((row) => (
                <li
                  key={row.id}
                  className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-base-300 px-5 py-4"
                >
                  <b className="font-semibold">{PRIVACY_KINDS[row.kind]}</b>
                  <Badge tone={PRIVACY_STATES[row.state]?.tone}>{PRIVACY_STATES[row.state]?.label}</Badge>
                  <span className="text-sm text-muted">
                    {row.state === 'open'
                      ? `Dijawab paling lambat ${momentText(ctx, row.due_at)}`
                      : row.answer}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {ctx.can('privacy', 'request') && (
          <Sheet title="Minta sesuatu tentang data saya" note="Hak Anda menurut UU 27/2022">
            <Form action="/me/privacy" className="grid max-w-xl gap-5">
              <RadioGroup
                name="kind"
                label="Yang saya minta"
                value={typeof typed.kind === 'string' ? typed.kind : ''}
                options={Object.entries(PRIVACY_KINDS).map(([value, label]) => ({ value, label }))}
                error={errors.kind}
              />
              <TextArea
                name="note"
                label="Keterangan"
                isOptional
                maxLength={2000}
                value={typeof typed.note === 'string' ? typed.note : ''}
                help="Misalnya bagian mana yang keliru dan bagaimana seharusnya."
                error={errors.note}
              />
              <div>
                <Button look="primary" busyLabel="Mengirim…">
                  Kirim permintaan
                </Button>
              </div>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}

async function readKept(tx: Tx, accountId: string) {
  const row = await tx.one<{
    display_name: string;
    email: string | null;
    created_at: Date;
    has_factor: boolean;
    sign_ins: number;
  }>(
    `select display_name, email, created_at, second_factor_at is not null as has_factor,
       (select count(*)::int from sign_in_events e where e.tenant_id = a.tenant_id and e.account_id = a.id) as sign_ins
       from accounts a where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [accountId],
  );
  return row!;
}
