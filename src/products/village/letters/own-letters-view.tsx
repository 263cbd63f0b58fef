import type { findRequests, LetterType } from '#features/letters';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { LinkButton, Notice, PageHeader, Sheet, TileLink } from '#kernel/ui';
import { OWN_URL as URL } from './place.ts';
import { StateBadge, sentStates } from './words.tsx';

/** What one can ask for, and what one asked for. */
export function OwnLettersView(props: {
  ctx: RequestContext;
  list: ListQuery;
  types: readonly LetterType[];
  requests: Awaited<ReturnType<typeof findRequests>>;
}) {
  const { ctx, list, types, requests } = props;
  const mayAsk = ctx.can('letter-request', 'create');
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Layanan Surat"
        note="Pilih jenis surat, lengkapi isiannya, pantau sampai terbit. Surat jadi diunduh dari sini."
      />
      {!mayAsk && ctx.can('resident-link', 'create') && (
        <Notice tone="info" title="Surat terbuka setelah akun Anda dikonfirmasi">
          Petugas mencocokkan akun dengan data penduduk.{' '}
          <a className="link" href="/hubungkan-akun">
            Hubungkan akun
          </a>
        </Notice>
      )}
      <Sheet title="Permohonan saya" isFlush>
        <div className="px-5 pt-4">
          <ListFilters
            ctx={ctx}
            list={list}
            filters={[
              { key: 'state', label: 'Keadaan', all: 'Semua', options: sentStates },
              {
                ...{ key: 'type', label: 'Jenis surat', all: 'Semua jenis' },
                options: types.map(({ code, title }) => ({ value: code, label: title })),
              },
            ]}
          />
        </div>
        <ListTable
          ctx={ctx}
          list={list}
          total={requests.total}
          isPlain
          noun="permohonan"
          caption="Permohonan surat saya"
          rows={requests.items}
          rowKey={({ id }) => id}
          nothingYet={{
            ...{ icon: 'mail', title: 'Belum ada permohonan' },
            children: 'Pilih jenis surat di bawah untuk mengajukan yang pertama.',
          }}
          columns={[
            {
              ...{ key: 'type', label: 'Surat', isSortable: true },
              cell: ({ id, typeTitle }) => (
                <a className="link font-semibold" href={`${URL}/${id}`}>
                  {typeTitle}
                </a>
              ),
            },
            {
              key: 'number',
              label: 'Nomor permohonan',
              isNarrow: true,
              cell: ({ number }) => number ?? 'Draf',
            },
            {
              ...{ key: 'submitted', label: 'Dikirim', isSortable: true, isNarrow: true },
              cell: ({ submittedAt }) =>
                submittedAt ? formatMoment(submittedAt, zoneOf(ctx.tenant.timeZone), 'short') : 'Belum',
            },
            {
              ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
              cell: ({ state }) => <StateBadge state={state} />,
            },
          ]}
        />
      </Sheet>
      <Sheet title="Surat yang dapat diminta">
        <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {types.map(({ id, title, isOnline }) =>
            mayAsk ? (
              <TileLink
                key={id}
                href={`${URL}/baru/${id}`}
                icon="file-text"
                title={title}
                note={isOnline ? 'Dari rumah' : 'Di kantor desa'}
              />
            ) : (
              <p key={id} className="p-3 font-semibold">
                {title}
              </p>
            ),
          )}
        </div>
      </Sheet>
      {ctx.can('letter-request', 'approve') && (
        <p>
          <LinkButton href="/admin-layanan-surat">Buka Manajemen Layanan Surat</LinkButton>
        </p>
      )}
    </div>
  );
}
