import type { RequestContext } from '#kernel/http';
import {
  Badge,
  Button,
  Disclosure,
  Form,
  LinkButton,
  Notice,
  type Option,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { Problem } from '../console-page.tsx';
import { mediaListUrl } from '../media/media-url.ts';
import { consoleOf, type SitePlace } from '../place.ts';
import { momentWords, StatusBadge } from '../publication.tsx';
import { addressOf } from './page-address.ts';
import { PageForm, type TypedPage } from './page-form.tsx';
import type { PageRow, Revision } from './page-rows.ts';
import type { StatusChange } from './save-page.ts';

/** A page in the console: its form, what holds in public, and what it was. */
export function PageDetail(props: {
  ctx: RequestContext;
  place: SitePlace;
  row: PageRow | undefined;
  revisions: readonly Revision[];
  documents: readonly Option[];
  typed: TypedPage;
  problem: AppError | undefined;
}) {
  const { ctx, place, row, revisions, typed, problem } = props;
  const at = consoleOf(place, 'pages');
  return (
    <>
      <PageHeader
        title={row?.title ?? 'Halaman baru'}
        {...(row
          ? {
              badge: <StatusBadge status={row.status} />,
              note: `Revisi ${row.revision}, ${momentWords(ctx, row.updatedAt)}${row.updatedBy ? ` oleh ${row.updatedBy}` : ''}`,
              actions: row.status === 'published' && (
                <LinkButton href={addressOf(place, row.slug)} icon="external-link">
                  Buka halaman umum
                </LinkButton>
              ),
            }
          : {})}
      />
      <Problem problem={problem} />
      {row && <PublicState ctx={ctx} base={`${at}/${row.id}`} row={row} />}
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <PageForm
          ctx={ctx}
          place={place}
          action={row ? `${at}/${row.id}` : `${at}/new`}
          typed={typed}
          problem={problem}
          documents={props.documents}
          mediaUrl={mediaListUrl(ctx, place)}
          draftKey={row ? `halaman ${row.id}` : 'halaman baru'}
        />
        {row && (
          <div className="grid gap-4 lg:gap-6">
            <History ctx={ctx} base={`${at}/${row.id}`} row={row} revisions={revisions} />
            <MoreActs base={`${at}/${row.id}`} row={row} />
          </div>
        )}
      </div>
    </>
  );
}

/** What the public reads now, where that is not what stands in the form. */
function PublicState({ ctx, base, row }: { ctx: RequestContext; base: string; row: PageRow }) {
  if (row.scheduledFor) {
    return (
      <Notice
        tone="info"
        icon="clock"
        title={`Revisi ${row.scheduledRevision} terbit otomatis ${momentWords(ctx, row.scheduledFor)}`}
        action={<StatusButton base={base} to="unschedule" label="Batalkan jadwal" />}
      />
    );
  }
  if (row.status === 'published' && row.liveRevision !== row.revision) {
    return (
      <Notice
        tone="warning"
        title={`Umum masih membaca revisi ${row.liveRevision}`}
        action={
          <>
            <StatusButton base={base} to="publish" label={`Terbitkan revisi ${row.revision}`} />
            <LinkButton
              href={`${base}/compare?from=${row.liveRevision}&to=${row.revision}`}
              look="quiet"
              icon="file-diff"
            >
              Bandingkan
            </LinkButton>
          </>
        }
      />
    );
  }
  return null;
}

function History(props: { ctx: RequestContext; base: string; row: PageRow; revisions: readonly Revision[] }) {
  const { ctx, base, row, revisions } = props;
  return (
    <Sheet title="Riwayat" note={`${revisions.length} revisi`} isFlush>
      <ol>
        {revisions.map((revision) => (
          <li key={revision.number} className="border-t border-base-300 px-5 py-3 text-sm">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <b className="font-semibold">Revisi {revision.number}</b>
              {revision.number === row.liveRevision && row.status === 'published' && (
                <Badge tone="success">Dibaca umum</Badge>
              )}
              {revision.number === row.scheduledRevision && (
                <Badge tone="info" icon="clock">
                  Terjadwal
                </Badge>
              )}
            </div>
            <p className="text-muted">
              {momentWords(ctx, revision.createdAt, 'short')}
              {revision.createdBy && `, ${revision.createdBy}`}
            </p>
            {revision.note && <p className="mt-1">{revision.note}</p>}
            <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
              <a className="link py-1" href={`${base}/preview?revision=${revision.number}`}>
                Lihat<span className="sr-only"> revisi {revision.number}</span>
              </a>
              {revision.number !== row.revision && (
                <a className="link py-1" href={`${base}/compare?from=${revision.number}&to=${row.revision}`}>
                  Bandingkan<span className="sr-only"> revisi {revision.number}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

function MoreActs({ base, row }: { base: string; row: PageRow }) {
  return (
    <Disclosure title="Tarik, arsipkan, hapus" icon="archive">
      <div className="flex flex-wrap gap-2">
        {row.status === 'published' && <StatusButton base={base} to="unpublish" label="Tarik dari terbit" />}
        {row.status === 'archived' ? (
          <StatusButton base={base} to="reopen" label="Keluarkan dari arsip" />
        ) : (
          <StatusButton base={base} to="archive" label="Arsipkan" />
        )}
        <LinkButton href={`${base}/delete`} look="danger">
          Hapus halaman
        </LinkButton>
      </div>
    </Disclosure>
  );
}

function StatusButton({ base, to, label }: { base: string; to: StatusChange; label: string }) {
  return (
    <Form action={`${base}/status`} hidden={{ to }}>
      <Button>{label}</Button>
    </Form>
  );
}
