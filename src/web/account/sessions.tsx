import { recordAudit } from '#kernel/audit';
import {
  accountOf,
  clearCookie,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import {
  describeSignIn,
  endSession,
  endSessions,
  type OpenSession,
  readSessions,
  readSignIns,
  type SignInEvent,
} from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Badge, Button, DataTable, Form, Icon, PageHeader, Sheet } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { agoText, shortMomentText, untilText } from '../moment.ts';
import { accountSurface } from './account-surface.ts';

const HERE = '/me/security/sessions';

/** Devices that are signed in, and every visit under one's name, refused ones too. */
export function sessionRoutes(product: Product): Route[] {
  const read = { resource: 'session', right: 'read' };
  const end = { resource: 'session', right: 'delete' };
  return [
    page.get(HERE, { access: read, summary: 'My devices and sign-ins' }, (ctx) => sessionsPage(ctx, product)),
    page.post(`${HERE}/others/end`, { access: end, summary: 'Sign out everywhere else' }, async (ctx) => {
      const account = accountOf(ctx);
      const ended = await ctx.transaction(async (tx) => {
        const count = await endSessions(
          tx,
          account.accountId,
          'signed out everywhere else',
          account.sessionId,
        );
        await recordAudit(ctx, tx, {
          action: 'session.ended',
          resource: 'session',
          objectId: account.accountId,
          objectLabel: account.name,
          after: { endedSessions: count },
        });
        return count;
      });
      const text =
        ended === 0 ? 'Tidak ada perangkat lain yang masuk.' : `${ended} perangkat lain dikeluarkan.`;
      return redirectTo(HERE, { tone: 'success', text });
    }),
    page.post(`${HERE}/:id/end`, { access: end, summary: 'Sign out one device' }, endOne),
  ];
}

async function endOne(ctx: RequestContext): Promise<Response> {
  const account = accountOf(ctx);
  const id = ctx.params.id ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  await ctx.transaction(async (tx) => {
    if ((await endSession(tx, account.accountId, id, 'ended by its owner')) === 0) throw notFound();
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      resource: 'session',
      objectId: account.accountId,
      objectLabel: account.name,
    });
  });
  if (id !== account.sessionId)
    return redirectTo(HERE, { tone: 'success', text: 'Perangkat itu dikeluarkan.' });
  const answer = redirectTo('/login', { tone: 'success', text: 'Anda sudah keluar.' });
  answer.headers.append('set-cookie', clearCookie(ctx.app.config, 'session'));
  return answer;
}

async function sessionsPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const { sessions, signIns } = await ctx.transaction(async (tx) => ({
    sessions: await readSessions(tx, account.accountId),
    signIns: await readSignIns(tx, account.accountId),
  }));
  const others = sessions.filter(({ id }) => id !== account.sessionId).length;
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Perangkat dan riwayat masuk',
    trail: [{ label: 'Keamanan', url: '/me/security' }],
    help: 'keamanan',
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title="Perangkat dan riwayat masuk"
          note={`${sessions.length} perangkat sedang masuk`}
          actions={
            others > 0 && (
              <Form action={`${HERE}/others/end`}>
                <Button look="danger" busyLabel="Mengeluarkan…">
                  Keluarkan semua perangkat lain
                </Button>
              </Form>
            )
          }
        />
        <Sheet isFlush title="Sedang masuk">
          <ul>
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                ctx={ctx}
                session={session}
                isThis={session.id === account.sessionId}
              />
            ))}
          </ul>
        </Sheet>
        <SignInTable ctx={ctx} rows={signIns} />
      </div>
    ),
  });
}

function SessionRow({
  ctx,
  session,
  isThis,
}: {
  ctx: RequestContext;
  session: OpenSession;
  isThis: boolean;
}) {
  const isPhone = /Android|iPhone|iPad/.test(session.device);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-base-300 px-5 py-4 first:border-0">
      <Icon
        name={session.kind === 'api' ? 'plug' : isPhone ? 'smartphone' : 'monitor'}
        className="size-6 text-muted"
      />
      <span className="min-w-0 grow basis-52">
        <b className="font-semibold">{session.device}</b>{' '}
        {isThis && <Badge tone="success">Perangkat ini</Badge>}
        {session.kind === 'api' && <Badge>Aplikasi</Badge>}
        <span className="block text-sm text-muted">
          {session.ip || 'Alamat tidak diketahui'}, dipakai {agoText(ctx, session.lastSeenAt)}, berakhir{' '}
          {untilText(ctx, session.expiresAt)}
        </span>
      </span>
      <Form action={`${HERE}/${session.id}/end`} isPlain={isThis}>
        <Button look="quiet" busyLabel="Mengakhiri…">
          {isThis ? 'Keluar' : 'Keluarkan'}
          <span className="sr-only"> {session.device}</span>
        </Button>
      </Form>
    </li>
  );
}

/** Visits under one account's name; also for the officer who looks after it. */
export function SignInTable({ ctx, rows }: { ctx: RequestContext; rows: readonly SignInEvent[] }) {
  return (
    <section aria-labelledby="riwayat-masuk" className="grid gap-3">
      <h2 id="riwayat-masuk" className="text-xl">
        Riwayat masuk
      </h2>
      <DataTable
        caption="Riwayat masuk, yang terbaru di atas"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.at) },
          { key: 'device', label: 'Perangkat', cell: (row) => row.device },
          { key: 'ip', label: 'Alamat jaringan', isNarrow: true, cell: (row) => row.ip },
          {
            key: 'outcome',
            label: 'Hasil',
            onPhone: 'badge',
            cell: (row) => {
              const { label, isGood } = describeSignIn(row.outcome);
              return <Badge tone={isGood ? 'success' : 'warning'}>{label}</Badge>;
            },
          },
        ]}
        empty={{
          kind: 'nothing-yet',
          title: 'Belum ada riwayat masuk',
          children: 'Setiap kali masuk tercatat di sini.',
        }}
      />
    </section>
  );
}
