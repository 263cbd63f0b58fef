import {
  idOf,
  type ListShape,
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
import {
  decideUncertain,
  hasMailServer,
  type OutboxMail,
  readDecision,
  readOutbox,
  readOutboxMail,
} from '#kernel/mail';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  type Tone,
} from '#kernel/ui';
import { notFound } from '#kernel/work';
import { momentText, shortMomentText } from '../moment.ts';
import { adminAddresses } from './addresses.ts';
import { visibleMail } from './visible-mail.ts';

export const outboxShape: ListShape = { sorts: ['createdAt'], defaultSort: '-createdAt' };

export const MAIL_STATES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  queued: { label: 'Menunggu', tone: 'info' },
  sending: { label: 'Sedang dikirim', tone: 'info' },
  sent: { label: 'Terkirim', tone: 'success' },
  kept: { label: 'Disimpan di sini', tone: 'neutral' },
  failed: { label: 'Gagal', tone: 'error' },
  uncertain: { label: 'Belum pasti', tone: 'warning' },
  left: { label: 'Dibiarkan', tone: 'neutral' },
};

/** What left by mail, what waits, what came back. */
export function outboxRoutes(product: Product): Route[] {
  const { outbox: here } = adminAddresses(product);
  const read = { resource: 'outbox', right: 'read' };
  return [
    page.get(here, { access: read, summary: 'Mails that left or wait' }, (ctx) => listPage(ctx, product)),
    page.get(`${here}/:id`, { access: read, summary: 'One mail' }, (ctx) => mailPage(ctx, product)),
    page.post(
      `${here}/:id/decide`,
      {
        access: { resource: 'settings', right: 'update' },
        summary: 'Send a mail of uncertain outcome once more, or leave it',
      },
      async (ctx) => {
        const decision = readDecision(await readForm(ctx));
        const id = idOf(ctx);
        await ctx.transaction((tx) => decideUncertain(ctx, tx, { mailIds: [id], decision }));
        return redirectTo(`${here}/${id}`, {
          tone: 'success',
          text: decision === 'again' ? 'Surel dikirim sekali lagi.' : 'Surel dibiarkan.',
        });
      },
    ),
  ];
}

async function listPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { outbox: here } = adminAddresses(product);
  const list = readListQuery(ctx.query, outboxShape);
  const { items, total } = await ctx.transaction((tx) =>
    readOutbox(ctx, tx, { offset: list.offset, limit: list.size }),
  );
  return renderPage({
    surface: 'console',
    title: 'Surat keluar',
    menuUrl: here,
    help: 'surat-keluar',
    body: (
      <div className="grid gap-5">
        <PageHeader title="Surat keluar" note={`${total.toLocaleString('id-ID')} surel`} />
        {!hasMailServer() && (
          <Notice tone="warning" title="Belum ada server surel">
            Surel disimpan di halaman ini dan tidak dikirim. Pengelola server mengaturnya lewat
            BALAI_SMTP_HOST.
          </Notice>
        )}
        <DataTable
          caption="Surel, yang terbaru di atas"
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'subject',
              label: 'Perihal',
              cell: (row) => (
                <a className="link font-semibold" href={`${here}/${row.id}`}>
                  {row.subject}
                </a>
              ),
            },
            { key: 'to', label: 'Kepada', cell: (row) => recipientText(row) },
            { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.createdAt) },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => (
                <Badge tone={MAIL_STATES[row.state]?.tone}>{MAIL_STATES[row.state]?.label}</Badge>
              ),
            },
          ]}
          empty={{
            kind: 'nothing-yet',
            icon: 'mail',
            title: 'Belum ada surel',
            children: 'Konfirmasi, tagihan, dan undangan yang dikirim muncul di sini.',
          }}
          footer={<ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="surel" />}
        />
      </div>
    ),
  });
}

async function mailPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { outbox: here } = adminAddresses(product);
  const id = idOf(ctx);
  const found = await ctx.transaction((tx) => readOutboxMail(ctx, tx, id));
  if (!found) throw notFound();
  const mail = visibleMail(found);
  const reason = failureText(mail);
  return renderPage({
    surface: 'console',
    title: mail.subject,
    trail: [{ label: 'Surat keluar', url: here }],
    menuUrl: here,
    help: 'surat-keluar',
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title={mail.subject}
          badge={<Badge tone={MAIL_STATES[mail.state]?.tone}>{MAIL_STATES[mail.state]?.label}</Badge>}
        />
        {reason && (
          <Notice tone={mail.state === 'failed' ? 'error' : 'warning'} title="Belum sampai">
            {reason}
          </Notice>
        )}
        {mail.state === 'uncertain' && ctx.can('settings', 'update') && (
          <Form action={`${here}/${id}/decide`} className="flex flex-wrap gap-3">
            <Button name="decision" value="again" look="primary">
              Kirim sekali lagi
            </Button>
            <Button name="decision" value="leave">
              Biarkan
            </Button>
          </Form>
        )}
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Kepada', detail: recipientText(mail) },
              { term: 'Dibuat', detail: momentText(ctx, mail.createdAt) },
              ...(mail.sentAt ? [{ term: 'Terkirim', detail: momentText(ctx, mail.sentAt) }] : []),
              { term: 'Percobaan', detail: String(mail.attempts) },
              { term: 'Templat', detail: mail.template },
              ...(mail.attachments.length > 0
                ? [{ term: 'Lampiran', detail: mail.attachments.join(', ') }]
                : []),
            ]}
          />
        </Sheet>
        <Sheet title="Isi surel">
          <p className="break-words whitespace-pre-wrap">{mail.text}</p>
        </Sheet>
        <div>
          <LinkButton href={here}>Kembali ke daftar</LinkButton>
        </div>
      </div>
    ),
  });
}

function recipientText({ to }: Pick<OutboxMail, 'to'>): string {
  return to.name ? `${to.name} <${to.address}>` : to.address;
}

function failureText(mail: OutboxMail): string | undefined {
  if (!mail.failure) return undefined;
  try {
    const parsed = JSON.parse(mail.failure) as { message?: string } | string;
    return typeof parsed === 'string' ? parsed : (parsed.message ?? mail.failure);
  } catch {
    return mail.failure;
  }
}
