import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import {
  check,
  type ListShape,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { notifyByMail } from '#kernel/notifications';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  Chip,
  ChipRow,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { AppError, conflict, type FieldErrors, notFound } from '#kernel/work';
import { PRIVACY_KINDS, PRIVACY_STATES } from '../account/privacy.tsx';
import { momentText, shortMomentText, untilText } from '../moment.ts';
import { adminAddresses } from './addresses.ts';

const shape: ListShape = { sorts: ['dueAt'], defaultSort: 'dueAt', filters: ['state'] };

const decision = z.object({
  state: z.enum(['done', 'refused'], { error: 'Pilih keputusannya.' }),
  answer: z.string().trim().min(5, 'Tulis jawabannya, paling sedikit 5 huruf.').max(2000),
});

interface RequestRow {
  id: string;
  account_id: string;
  name: string;
  kind: string;
  note: string;
  state: string;
  created_at: Date;
  due_at: Date;
  answer: string;
}

/** What people ask about their data, with the clock of the law (3 x 24 hours). */
export function privacyRequestRoutes(product: Product): Route[] {
  const { privacyRequests: here } = adminAddresses(product);
  const read = { resource: 'privacy-request', right: 'read' };
  return [
    page.get(here, { access: read, summary: 'Requests about personal data' }, (ctx) =>
      listPage(ctx, product),
    ),
    page.get(`${here}/:id`, { access: read, summary: 'One request' }, (ctx) => requestPage(ctx, product)),
    page.post(
      `${here}/:id`,
      { access: { resource: 'privacy-request', right: 'decide' }, summary: 'Answer a request' },
      (ctx) => decide(ctx, product),
    ),
  ];
}

async function listPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { privacyRequests: here } = adminAddresses(product);
  const list = readListQuery(ctx.query, shape);
  const state = list.filters.state?.[0] ?? 'open';
  const rows = await ctx.transaction((tx) =>
    tx.query<RequestRow & { total: number }>(
      `select r.*, a.display_name as name, count(*) over () as total from privacy_requests r
         join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
        where r.tenant_id = balai.tenant_id() and ($1 = 'all' or r.state = $1)
        order by r.due_at, r.id offset $2 limit $3`,
      [state, list.offset, list.size],
    ),
  );
  const url = (value: string | null) => listUrl(here, ctx.query, { 'filter[state]': value });
  return renderPage({
    surface: 'console',
    title: 'Permintaan data pribadi',
    menuUrl: here,
    help: 'permintaan-data',
    body: (
      <div className="grid gap-5">
        <PageHeader title="Permintaan data pribadi" note="Dijawab paling lambat 3 x 24 jam (UU 27/2022)" />
        <ChipRow label="Keadaan">
          <Chip value="Menunggu" url={url(null)} isCurrent={state === 'open'} />
          <Chip value="Dipenuhi" url={url('done')} isCurrent={state === 'done'} />
          <Chip value="Ditolak" url={url('refused')} isCurrent={state === 'refused'} />
          <Chip value="Semua" url={url('all')} isCurrent={state === 'all'} />
        </ChipRow>
        <DataTable
          caption="Permintaan, yang paling mendesak di atas"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: 'Dari',
              cell: (row) => (
                <a className="link font-semibold" href={`${here}/${row.id}`}>
                  {row.name}
                </a>
              ),
            },
            { key: 'kind', label: 'Yang diminta', cell: (row) => PRIVACY_KINDS[row.kind] },
            {
              key: 'at',
              label: 'Masuk',
              isNarrow: true,
              cell: (row) => shortMomentText(ctx, row.created_at),
            },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => (
                <Badge
                  tone={
                    row.state === 'open' && row.due_at <= ctx.now ? 'error' : PRIVACY_STATES[row.state]?.tone
                  }
                >
                  {row.state === 'open'
                    ? row.due_at <= ctx.now
                      ? 'Lewat batas'
                      : untilText(ctx, row.due_at)
                    : PRIVACY_STATES[row.state]?.label}
                </Badge>
              ),
            },
          ]}
          empty={{
            kind: 'nothing-yet',
            icon: 'shield-check',
            title: 'Tidak ada permintaan di sini',
            children: 'Permintaan dari halaman "Data pribadi saya" masuk ke sini.',
          }}
          footer={
            <ListFoot
              ctx={ctx}
              list={list}
              total={rows[0]?.total ?? 0}
              shown={rows.length}
              noun="permintaan"
            />
          }
        />
      </div>
    ),
  });
}

async function requestPage(
  ctx: RequestContext,
  product: Product,
  typed: Readonly<Record<string, string | string[]>> = {},
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const { privacyRequests: here } = adminAddresses(product);
  const row = await readRequest(ctx);
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
  return renderPage({
    surface: 'console',
    title: `${PRIVACY_KINDS[row.kind]}: ${row.name}`,
    trail: [{ label: 'Permintaan data pribadi', url: here }],
    menuUrl: here,
    help: 'permintaan-data',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title={PRIVACY_KINDS[row.kind]}
          note={row.name}
          badge={<Badge tone={PRIVACY_STATES[row.state]?.tone}>{PRIVACY_STATES[row.state]?.label}</Badge>}
        />
        <ErrorSummary errors={errors} />
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Diminta', detail: momentText(ctx, row.created_at) },
              { term: 'Batas jawaban', detail: momentText(ctx, row.due_at) },
              { term: 'Keterangan', detail: row.note || 'Tidak ada' },
              ...(row.answer ? [{ term: 'Jawaban', detail: row.answer }] : []),
            ]}
          />
        </Sheet>
        {row.state === 'open' && ctx.can('privacy-request', 'decide') && (
          <Sheet title="Jawab permintaan">
            <Form action={`${here}/${row.id}`} className="grid gap-5">
              <RadioGroup
                name="state"
                label="Keputusan"
                value={text('state')}
                options={[
                  {
                    value: 'done',
                    label: 'Dipenuhi',
                    help: 'Sudah dikerjakan: salinan diserahkan, data dibetulkan atau dihapus.',
                  },
                  {
                    value: 'refused',
                    label: 'Ditolak',
                    help: 'Sebutkan dasarnya; misalnya data pembukuan wajib disimpan.',
                  },
                ]}
                error={errors.state}
              />
              <TextArea
                name="answer"
                label="Jawaban untuk pemohon"
                maxLength={2000}
                value={text('answer')}
                error={errors.answer}
              />
              <FormActions>
                <Button look="primary" busyLabel="Mengirim…">
                  Kirim jawaban
                </Button>
                <LinkButton href={here} look="quiet">
                  Kembali
                </LinkButton>
              </FormActions>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}

async function decide(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { privacyRequests: here } = adminAddresses(product);
  const typed = await readForm(ctx);
  const row = await readRequest(ctx);
  try {
    const given = check(decision, typed);
    await ctx.transaction(async (tx) => {
      const changed = await tx.execute(
        `update privacy_requests set state = $2, answer = $3, decided_at = now(), decided_by = $4
          where tenant_id = balai.tenant_id() and id = $1 and state = 'open'`,
        [
          row.id,
          given.state,
          given.answer,
          ctx.principal.kind === 'account' ? ctx.principal.accountId : null,
        ],
      );
      if (changed === 0) throw conflict('decided_already', 'Permintaan ini sudah dijawab orang lain.');
      await recordAudit(ctx, tx, {
        action: 'privacy_request.decided',
        resource: 'privacy-request',
        objectId: row.id,
        objectLabel: row.name,
        before: { state: 'open' },
        after: { state: given.state },
      });
      await notifyByMail(ctx, tx, [row.account_id], {
        title: `Permintaan Anda tentang data pribadi ${given.state === 'done' ? 'dipenuhi' : 'ditolak'}`,
        body: given.answer,
        url: '/me/privacy',
      });
    });
    return redirectTo(here, { tone: 'success', text: 'Jawaban dikirim kepada pemohon.' });
  } catch (error) {
    if (error instanceof AppError && error.status === 422)
      return requestPage(ctx, product, typed, error.fields);
    throw error;
  }
}

async function readRequest(ctx: RequestContext): Promise<RequestRow> {
  const id = ctx.params.id ?? '';
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) throw notFound();
  const row = await ctx.transaction((tx) =>
    tx.one<RequestRow>(
      `select r.*, a.display_name as name from privacy_requests r
         join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
        where r.tenant_id = balai.tenant_id() and r.id = $1`,
      [id],
    ),
  );
  if (!row) throw notFound();
  return row;
}
