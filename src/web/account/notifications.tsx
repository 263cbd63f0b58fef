import {
  accountOf,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { markRead, type Notification, readNotifications } from '#kernel/notifications';
import type { Product } from '#kernel/product';
import { Button, Chip, ChipRow, EmptyState, Form, Icon, PageHeader, Pagination } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { agoText } from '../moment.ts';
import { localPath } from '../routing/local-path.ts';
import { accountSurface } from './account-surface.ts';

const shape = { sorts: ['createdAt'], defaultSort: '-createdAt', filters: ['state'], defaultSize: 20 };

/** Everything behind the bell. Opening one marks it read and goes where it leads. */
export function notificationRoutes(product: Product): Route[] {
  const read = { resource: 'notification', right: 'read' };
  const mark = { resource: 'notification', right: 'update' };
  return [
    page.get('/notifications', { access: read, summary: 'My notifications' }, (ctx) =>
      listPage(ctx, product),
    ),
    page.post('/notifications/read', { access: mark, summary: 'Mark all as read' }, async (ctx) => {
      const { accountId } = accountOf(ctx);
      await ctx.transaction((tx) => markRead(tx, accountId));
      return redirectTo('/notifications', { tone: 'success', text: 'Semua sudah ditandai dibaca.' });
    }),
    page.post('/notifications/:id/open', { access: mark, summary: 'Open a notification' }, async (ctx) => {
      const { accountId } = accountOf(ctx);
      const id = ctx.params.id ?? '';
      if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
      const row = await ctx.transaction(async (tx) => {
        await markRead(tx, accountId, id);
        return tx.one<{ url: string }>(
          'select url from notifications where tenant_id = balai.tenant_id() and account_id = $1 and id = $2',
          [accountId, id],
        );
      });
      if (!row) throw notFound();
      return redirectTo(localPath(row.url) ?? '/notifications');
    }),
  ];
}

async function listPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { accountId, unreadNotifications } = accountOf(ctx);
  const list = readListQuery(ctx.query, shape);
  const isUnreadOnly = list.filters.state?.[0] === 'baru';
  const { items, total } = await ctx.transaction((tx) =>
    readNotifications(tx, accountId, { offset: list.offset, limit: list.size, isUnreadOnly }),
  );
  const url = (changes: Record<string, string | number | null>) =>
    listUrl('/notifications', ctx.query, changes);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Pemberitahuan',
    help: 'pemberitahuan',
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title="Pemberitahuan"
          note={unreadNotifications > 0 ? `${unreadNotifications} belum dibaca` : 'Semua sudah dibaca'}
          actions={
            unreadNotifications > 0 && (
              <Form action="/notifications/read">
                <Button icon="check-check" busyLabel="Menandai…">
                  Tandai semua dibaca
                </Button>
              </Form>
            )
          }
        />
        <ChipRow label="Tampilkan">
          <Chip value="Semua" url={url({ 'filter[state]': null })} isCurrent={!isUnreadOnly} />
          <Chip
            value="Belum dibaca"
            url={url({ 'filter[state]': 'baru' })}
            isCurrent={isUnreadOnly}
            count={unreadNotifications}
          />
        </ChipRow>
        {items.length === 0 ? (
          <EmptyState
            kind="nothing-yet"
            icon="bell"
            title={isUnreadOnly ? 'Tidak ada yang belum dibaca' : 'Belum ada pemberitahuan'}
          >
            Kabar tentang tagihan, surat, dan keputusan yang menyangkut Anda muncul di sini.
          </EmptyState>
        ) : (
          <div className="sheet">
            <ul>
              {items.map((item) => (
                <NotificationRow key={item.id} ctx={ctx} item={item} />
              ))}
            </ul>
            <Pagination
              page={list.page}
              pageCount={Math.max(1, Math.ceil(total / list.size))}
              summary={`${list.offset + 1}–${list.offset + items.length} dari ${total} pemberitahuan`}
              pageUrl={(number) => url({ page: number })}
            />
          </div>
        )}
        <p className="text-sm text-muted">
          Pemberitahuan juga dikirim ke surel Anda.{' '}
          <a className="link" href="/me/profile">
            Atur di profil
          </a>
        </p>
      </div>
    ),
  });
}

function NotificationRow({ ctx, item }: { ctx: RequestContext; item: Notification }) {
  const isNew = item.readAt === null;
  return (
    <li className="border-b border-base-300 last:border-0">
      <Form action={`/notifications/${item.id}/open`} isPlain>
        <button type="submit" className="flex w-full gap-4 px-5 py-4 text-left hover:bg-soft">
          <span
            className={`grid size-10 shrink-0 place-items-center rounded-full ${isNew ? 'bg-primary text-primary-content' : 'bg-base-200 text-muted'}`}
          >
            <Icon name="bell" />
          </span>
          <span className="min-w-0 grow">
            <b className={isNew ? 'font-bold' : 'font-semibold'}>
              {isNew && <span className="sr-only">Baru: </span>}
              {item.title}
            </b>
            {item.body && <span className="block text-sm text-muted">{item.body}</span>}
            <span className="block text-xs text-muted">{agoText(ctx, item.createdAt)}</span>
          </span>
          <Icon name="chevron-right" className="mt-2.5 text-muted" />
        </button>
      </Form>
    </li>
  );
}
