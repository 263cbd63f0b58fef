import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type PageAnswer, page, type RequestContext, type Route, redirectTo, renderPage } from '#kernel/http';
import { describeDevice, describeSignIn, releaseLocks } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { Badge, Button, DataTable, FigureRow, Form, PageHeader } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { shortMomentText, untilText } from '../moment.ts';
import { adminAddresses } from './addresses.ts';

/** So many failures from one network within a day stand out. */
const CONSPICUOUS = 10;

interface Lock {
  subject_key: string;
  network: string;
  account_id: string | null;
  name: string | null;
  failures: number;
  locked_until: Date;
}

interface Failure {
  id: string;
  at: Date;
  outcome: string;
  ip: string;
  device: string;
  account_id: string | null;
  name: string | null;
  repeated: number;
}

/** Who is locked out, and who tries: failures of the last days, repeated ones marked. */
export function securityAdminRoutes(product: Product): Route[] {
  const { security: here } = adminAddresses(product);
  return [
    page.get(
      here,
      { access: { resource: 'security', right: 'read' }, summary: 'Failed sign-ins and locks' },
      (ctx) => securityPage(ctx, product),
    ),
    page.post(
      `${here}/:id/buka`,
      { access: { resource: 'security', right: 'unlock' }, summary: 'Release the locks of an account' },
      async (ctx) => {
        const id = ctx.params.id ?? '';
        if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) throw notFound();
        await ctx.transaction(async (tx) => {
          const account = await tx.one<{ display_name: string }>(
            'select display_name from accounts where tenant_id = balai.tenant_id() and id = $1',
            [id],
          );
          if (!account || (await releaseLocks(tx, id)) === 0) throw notFound();
          await recordAudit(ctx, tx, {
            action: 'lock.released',
            resource: 'security',
            objectId: id,
            objectLabel: account.display_name,
          });
        });
        return redirectTo(here, { tone: 'success', text: 'Kunci dibuka. Orangnya dapat mencoba lagi.' });
      },
    ),
  ];
}

async function securityPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { security: here, users } = adminAddresses(product);
  const { locks, failures, figures } = await ctx.transaction(async (tx) => ({
    locks: await readLocks(tx),
    failures: await readFailures(tx),
    figures: await readFigures(tx),
  }));
  const person = (id: string | null, name: string | null) =>
    id && ctx.can('user', 'read') ? (
      <a className="link" href={`${users}/${id}`}>
        {name}
      </a>
    ) : (
      (name ?? 'Nama yang tidak terdaftar')
    );
  return renderPage({
    surface: 'console',
    title: 'Keamanan masuk',
    menuUrl: here,
    help: 'keamanan-masuk',
    body: (
      <div className="grid gap-5">
        <PageHeader title="Keamanan masuk" note="Siapa yang terkunci, dan siapa yang gagal masuk" />
        <FigureRow
          items={[
            { label: 'Masuk 24 jam terakhir', value: figures.successes.toLocaleString('id-ID') },
            { label: 'Gagal 24 jam terakhir', value: figures.failures.toLocaleString('id-ID') },
            { label: 'Terkunci sekarang', value: locks.length.toLocaleString('id-ID') },
            { label: 'Sesi terbuka', value: figures.sessions.toLocaleString('id-ID') },
          ]}
        />
        <section aria-labelledby="terkunci" className="grid gap-3">
          <h2 id="terkunci" className="text-xl">
            Terkunci sekarang
          </h2>
          <DataTable
            caption="Yang terkunci, terlama di atas"
            rows={locks}
            rowKey={(row) => `${row.subject_key} ${row.network}`}
            columns={[
              { key: 'who', label: 'Siapa', cell: (row) => person(row.account_id, row.name) },
              { key: 'network', label: 'Dari jaringan', isNarrow: true, cell: (row) => row.network },
              { key: 'failures', label: 'Gagal', isNumeric: true, cell: (row) => String(row.failures) },
              {
                key: 'until',
                label: 'Terbuka',
                isNarrow: true,
                cell: (row) => untilText(ctx, row.locked_until),
              },
            ]}
            rowActions={
              ctx.can('security', 'unlock')
                ? (row) =>
                    row.account_id && (
                      <Form action={`${here}/${row.account_id}/buka`}>
                        <Button size="sm" look="quiet" icon="lock-open">
                          Buka<span className="sr-only"> kunci {row.name}</span>
                        </Button>
                      </Form>
                    )
                : undefined
            }
            empty={{
              kind: 'nothing-yet',
              icon: 'lock-open',
              title: 'Tidak ada yang terkunci',
              children: 'Lima kali gagal dari satu jaringan mengunci akun itu dari sana selama 30 menit.',
            }}
          />
        </section>
        <section aria-labelledby="gagal" className="grid gap-3">
          <h2 id="gagal" className="text-xl">
            Gagal masuk, tujuh hari terakhir
          </h2>
          <DataTable
            caption="Gagal masuk, yang terbaru di atas"
            rows={failures}
            rowKey={(row) => row.id}
            columns={[
              { key: 'who', label: 'Siapa', cell: (row) => person(row.account_id, row.name) },
              { key: 'why', label: 'Sebab', cell: (row) => describeSignIn(row.outcome).label },
              { key: 'ip', label: 'Alamat', isNarrow: true, cell: (row) => row.ip },
              {
                key: 'device',
                label: 'Perangkat',
                onPhone: 'hidden',
                cell: (row) => describeDevice(row.device),
              },
              { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.at) },
              {
                key: 'repeated',
                label: 'Berulang',
                onPhone: 'badge',
                cell: (row) =>
                  row.repeated >= CONSPICUOUS ? (
                    <Badge tone="error">{`${row.repeated} kali sehari`}</Badge>
                  ) : (
                    <span className="text-muted">{row.repeated}</span>
                  ),
              },
            ]}
            empty={{
              kind: 'nothing-yet',
              icon: 'shield-check',
              title: 'Tidak ada yang gagal masuk',
              children: 'Percobaan dengan kata sandi atau kode yang keliru tercatat di sini.',
            }}
          />
        </section>
      </div>
    ),
  });
}

function readLocks(tx: Tx): Promise<Lock[]> {
  return tx.query<Lock>(
    `select l.subject_key, l.network, l.account_id, a.display_name as name, l.failures, l.locked_until
       from sign_in_locks l left join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = balai.tenant_id() and l.locked_until > now() order by l.locked_until limit 200`,
  );
}

function readFailures(tx: Tx): Promise<Failure[]> {
  return tx.query<Failure>(
    `select e.id, e.at, e.outcome, e.ip, e.device, e.account_id, a.display_name as name,
       (select count(*)::int from sign_in_events f where f.tenant_id = e.tenant_id and f.ip = e.ip
          and f.outcome not in ('signed_in', 'signed_in_new_device')
          and f.at between e.at - interval '1 day' and e.at) as repeated
       from sign_in_events e left join accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
      where e.tenant_id = balai.tenant_id() and e.at > now() - interval '7 days'
        and e.outcome not in ('signed_in', 'signed_in_new_device')
      order by e.at desc limit 50`,
  );
}

async function readFigures(tx: Tx): Promise<{ successes: number; failures: number; sessions: number }> {
  const row = await tx.one<{ successes: number; failures: number; sessions: number }>(
    `select count(*) filter (where outcome in ('signed_in', 'signed_in_new_device'))::int as successes,
       count(*) filter (where outcome not in ('signed_in', 'signed_in_new_device'))::int as failures,
       (select count(*)::int from sessions s where s.tenant_id = balai.tenant_id() and s.ended_at is null
          and s.expires_at > now()) as sessions
       from sign_in_events where tenant_id = balai.tenant_id() and at > now() - interval '1 day'`,
  );
  return row ?? { successes: 0, failures: 0, sessions: 0 };
}
