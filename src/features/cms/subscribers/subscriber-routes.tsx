import { Readable } from 'node:stream';
import { recordAudit } from '#kernel/audit';
import { exportCsv } from '#kernel/exchange';
import { file, idOf, listUrl, page, type Route, readListQuery, redirectTo } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, Button, ConfirmPanel, Form, LinkButton, PageHeader } from '#kernel/ui';
import { asAppError, notFound } from '#kernel/work';
import { consolePage, Problem } from '../console-page.tsx';
import { findNews } from '../news/news-rows.ts';
import { type CmsPlace, rightTo } from '../place.ts';
import { momentWords } from '../publication.tsx';
import { requestNewsMail } from './send-news.ts';
import { deleteSubscriber, hasSubscriber } from './subscriber.ts';
import {
  countActive,
  listSubscribers,
  SUBSCRIBER_LIST,
  SUBSCRIBER_STATES,
  type SubscriberRow,
} from './subscriber-rows.ts';

/** Who gets the news by mail; and the sending of one. */
export function subscriberRoutes(place: CmsPlace): Route[] {
  const access = place.rights.subscriber;
  const at = `${place.admin}/subscribers`;
  const news = `${place.admin}/news`;
  return [
    page.get(at, { access, summary: 'Subscribers with their state' }, async (ctx) => {
      const list = readListQuery(ctx.query, SUBSCRIBER_LIST);
      const { items, total, active } = await ctx.transaction(async (tx) => ({
        ...(await listSubscribers(tx, list)),
        active: await countActive(tx),
      }));
      return consolePage({
        title: 'Pelanggan kabar',
        menuUrl: at,
        body: (
          <>
            <PageHeader
              title="Pelanggan kabar"
              note={`${formatCount(active)} aktif. Berita dikirim dari halaman berita yang sudah terbit.`}
              actions={
                <LinkButton
                  href={listUrl(`${at}/export`, ctx.query, { page: null })}
                  icon="download"
                  download
                >
                  Unduh CSV
                </LinkButton>
              }
            />
            <ListFilters
              ctx={ctx}
              list={list}
              search="Cari alamat surel"
              filters={[{ key: 'status', label: 'Status', all: 'Semua status', options: SUBSCRIBER_STATES }]}
            />
            <ListTable
              ctx={ctx}
              list={list}
              total={total}
              noun="pelanggan"
              caption="Pelanggan kabar"
              rows={items}
              rowKey={({ id }) => id}
              rowLabel={({ email }) => email}
              notFound={{ children: 'Lepas saringannya, atau cari alamat yang lain.' }}
              nothingYet={{
                icon: 'mail',
                title: 'Belum ada pelanggan',
                children: 'Orang berlangganan lewat formulir di halaman muka dan mengonfirmasi lewat surel.',
              }}
              columns={[
                {
                  key: 'email',
                  label: 'Surel',
                  isSortable: true,
                  cell: (row) => <span className="font-semibold break-all">{row.email}</span>,
                },
                {
                  key: 'createdAt',
                  label: 'Mendaftar',
                  isSortable: true,
                  cell: (row) => momentWords(ctx, row.createdAt, 'short'),
                },
                {
                  key: 'verified',
                  label: 'Dikonfirmasi',
                  cell: (row) => (row.verifiedAt ? momentWords(ctx, row.verifiedAt, 'short') : '–'),
                },
                {
                  key: 'status',
                  label: 'Status',
                  onPhone: 'badge',
                  cell: (row) => <StateBadge status={row.status} />,
                },
              ]}
              rowActions={(row) => (
                <LinkButton
                  href={`${at}/${row.id}/delete`}
                  look="quiet"
                  icon="trash"
                  label={`Hapus ${row.email}`}
                />
              )}
            />
          </>
        ),
      });
    }),
    file.get(`${at}/export`, { access, summary: 'Subscribers as CSV, as filtered' }, async (ctx) => {
      const list = readListQuery(ctx.query, SUBSCRIBER_LIST);
      const items = await ctx.transaction(async (tx) => {
        const found = await listSubscribers(tx, list, null);
        await recordAudit(ctx, tx, {
          ...{ action: 'cms_subscriber.exported', resource: 'cms.subscriber' },
          after: { count: found.items.length, filter: ctx.query.toString() },
        });
        return found.items;
      });
      const csv = exportCsv<SubscriberRow>({
        name: 'Pelanggan',
        rows: items,
        columns: [
          { label: 'Surel', writes: 'text', value: ({ email }) => email },
          { label: 'Status', writes: 'text', value: ({ status }) => stateWord(status) },
          { label: 'Mendaftar', writes: 'text', value: ({ createdAt }) => createdAt.toISOString() },
          {
            label: 'Dikonfirmasi',
            writes: 'text',
            value: ({ verifiedAt }) => verifiedAt?.toISOString() ?? '',
          },
        ],
      });
      return new Response(Readable.toWeb(csv) as ReadableStream, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="pelanggan-kabar.csv"',
          'cache-control': 'private, no-store',
        },
      });
    }),
    page.get(`${at}/:id/delete`, { access, summary: 'Ask before forgetting a subscriber' }, async (ctx) => {
      if (!(await ctx.read((tx) => hasSubscriber(tx, idOf(ctx))))) throw notFound();
      return consolePage({
        title: 'Hapus pelanggan',
        menuUrl: at,
        trail: [{ label: 'Pelanggan kabar', url: at }],
        body: (
          <ConfirmPanel
            title="Hapus alamat ini dari daftar?"
            confirmLabel="Hapus alamat"
            isDanger
            form={{ action: `${at}/${idOf(ctx)}/delete` }}
            cancelUrl={at}
          >
            <p>Alamat dan riwayatnya dihapus seluruhnya. Orangnya dapat mendaftar lagi sendiri.</p>
          </ConfirmPanel>
        ),
      });
    }),
    page.post(`${at}/:id/delete`, { access, summary: 'Forget a subscriber' }, async (ctx) => {
      const isGone = await ctx.transaction((tx) => deleteSubscriber(ctx, tx, idOf(ctx)));
      if (!isGone) throw notFound();
      return redirectTo(at, { tone: 'success', text: 'Alamat dihapus dari daftar.' });
    }),
    page.get(
      `${news}/:id/mail`,
      { access, summary: 'Ask before sending news to subscribers' },
      async (ctx) => {
        const { row, count } = await ctx.transaction(async (tx) => ({
          row: await findNews(tx, idOf(ctx)),
          count: await countActive(tx),
        }));
        if (!row) throw notFound();
        return consolePage({
          title: 'Kirim kepada pelanggan',
          menuUrl: news,
          trail: [{ label: row.title, url: `${news}/${row.id}` }],
          body: (
            <div className="sheet mx-auto grid max-w-xl gap-5 p-6 lg:p-8">
              <h1 className="text-2xl">Kirim “{row.title}” kepada pelanggan?</h1>
              <p className="text-muted">
                {formatCount(count)} pelanggan aktif menerima satu surel berisi judul, ringkasan, dan
                tautannya. Surel yang sudah dikirim tidak dapat ditarik kembali.
              </p>
              <Form action={`${news}/${row.id}/mail`} className="flex flex-wrap gap-2">
                <Button look="primary" {...(count === 0 ? { reason: 'Belum ada pelanggan aktif.' } : {})}>
                  {`Kirim ke ${formatCount(count)} pelanggan`}
                </Button>
                <LinkButton href={`${news}/${row.id}`} look="quiet">
                  Batal
                </LinkButton>
              </Form>
            </div>
          ),
        });
      },
    ),
    page.post(`${news}/:id/mail`, { access, summary: 'Send news to subscribers' }, async (ctx) => {
      const id = idOf(ctx);
      try {
        const { count } = await ctx.transaction((tx) => requestNewsMail(ctx, tx, id));
        const writing = rightTo('update', place.rights.news);
        return redirectTo(ctx.can(writing.resource, writing.right) ? `${news}/${id}` : at, {
          tone: 'success',
          text: `Berita sedang dikirim kepada ${formatCount(count)} pelanggan.`,
        });
      } catch (error) {
        const told = asAppError(error);
        if (told?.status !== 409) throw error;
        return consolePage({
          title: 'Kirim kepada pelanggan',
          menuUrl: news,
          problem: told,
          body: (
            <>
              <Problem problem={told} />
              <LinkButton href={`${news}/${id}`} className="justify-self-start">
                Kembali ke berita
              </LinkButton>
            </>
          ),
        });
      }
    }),
  ];
}

const stateWord = (status: SubscriberRow['status']) =>
  SUBSCRIBER_STATES.find(({ value }) => value === status)?.label ?? status;

function StateBadge({ status }: Pick<SubscriberRow, 'status'>) {
  if (status === 'active') return <Badge tone="success">{stateWord(status)}</Badge>;
  if (status === 'pending')
    return (
      <Badge tone="info" icon="clock">
        {stateWord(status)}
      </Badge>
    );
  return <Badge icon="mail-x">{stateWord(status)}</Badge>;
}
