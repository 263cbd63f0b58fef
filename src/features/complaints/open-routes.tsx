import { readGround } from '#features/base-map';
import {
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import { LinkButton, PageHeader, Sheet } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';
import { maskName } from './complaint.ts';
import { ComplaintList, categoryFilter, stateFilter } from './complaint-list.tsx';
import type { ComplaintPlace } from './complaint-place.ts';
import { ComplaintFacts, ComplaintTimeline, StateBadge } from './complaint-view.tsx';
import { inAreas, inTheOpen } from './complaint-walls.ts';
import { sendPhoto } from './photos.ts';
import { COMPLAINT_LIST, findComplaints, readComplaint, readEvents, readPhotos } from './read-complaints.ts';

interface Window {
  url: string;
  title: string;
  note: string;
  behind: (ctx: RequestContext) => WorkContext;
}

/** What others read of complaints: the village those that are public, heads of areas those of their area. */
export function openComplaintRoutes(place: ComplaintPlace): Route[] {
  const inOpen = { resource: place.openResource, right: 'read', publishedOnly: true } as const;
  const inArea = { resource: place.resource, right: 'read' };
  const village: Window = {
    ...{ url: place.addresses.open, title: 'Pengaduan warga', behind: inTheOpen },
    note: 'Nama pelapor disamarkan.',
  };
  const area: Window = {
    ...{ url: place.addresses.area, title: 'Pengaduan di wilayah saya', behind: inAreas },
    note: 'Pengaduan rahasia tidak termasuk.',
  };
  return [
    { window: village, access: inOpen },
    { window: area, access: inArea },
  ].flatMap(({ window, access }) => [
    page.get(window.url, { access, summary: `${window.title}: list and map` }, (ctx) =>
      listPage(ctx, place, window),
    ),
    page.get(`${window.url}/:id`, { access, summary: `${window.title}: one` }, (ctx) =>
      onePage(ctx, place, window),
    ),
    file.get(
      `${window.url}/:id/foto/:file`,
      { access, summary: `${window.title}: a picture` },
      async (ctx) => {
        const work = window.behind(ctx);
        return work.transaction(async (tx) => {
          const { id } = await readComplaint(work, tx, idOf(ctx));
          const said = (await readEvents(work, tx, id)).filter(({ kind }) => kind === 'reply');
          return sendPhoto(work, tx, [id, ...said.map((one) => one.id)], idOf(ctx, 'file'));
        });
      },
    ),
  ]);
}

async function listPage(ctx: RequestContext, place: ComplaintPlace, window: Window): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, COMPLAINT_LIST);
  const work = window.behind(ctx);
  const { found, areas, ground } = await work.transaction(async (tx) => ({
    found: await findComplaints(work, tx, list),
    ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
  }));
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: window.title, menuUrl: window.url, help: 'pengaduan' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={window.title}
          note={`${formatCount(found.total)} pengaduan. ${window.note}`}
          actions={
            ctx.can(place.resource, 'create') && (
              <LinkButton href={`${place.addresses.own}/baru`} look="primary" icon="camera">
                Buat pengaduan
              </LinkButton>
            )
          }
        />
        <ComplaintList
          {...{ ctx, list, areas, ground, ...found }}
          filters={[
            stateFilter,
            categoryFilter,
            { key: 'area', label: 'Tempat', all: 'Seluruh desa', options: areas },
          ]}
          urlOf={({ id }) => `${window.url}/${id}`}
          nothingYet={{
            ...{ icon: 'map-pinned', title: 'Belum ada pengaduan' },
            children: 'Pengaduan terbuka muncul di sini setelah diperiksa kantor desa.',
          }}
        />
      </div>
    ),
  });
}

async function onePage(ctx: RequestContext, place: ComplaintPlace, window: Window): Promise<PageAnswer> {
  const work = window.behind(ctx);
  const { complaint, events, photos, areas, ground } = await work.transaction(async (tx) => {
    const complaint = await readComplaint(work, tx, idOf(ctx));
    return {
      ...{ complaint, photos: await readPhotos(tx, [complaint.id]) },
      // What the reporter added later may name a neighbour: that stays between them and the office.
      events: (await readEvents(work, tx, complaint.id)).filter(
        ({ kind, step }) => kind === 'reply' || (kind === 'step' && step !== 'rate'),
      ),
      ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
    };
  });
  const url = `${window.url}/${complaint.id}`;
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: complaint.number!, menuUrl: window.url, help: 'pengaduan' },
    trail: [{ label: window.title, url: window.url }],
    isIndexed: false,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title={complaint.number} badge={<StateBadge {...complaint} />} />
        <div className="grid items-start gap-4 lg:grid-cols-[1.3fr_1fr] lg:gap-6">
          <ComplaintFacts
            ctx={ctx}
            complaint={complaint}
            area={areas.find(({ value }) => value === complaint.areaCode)?.label ?? ''}
            photos={photos}
            photoUrl={`${url}/foto`}
            ground={ground}
            author={maskName(complaint.authorName)}
          />
          <Sheet title="Perjalanan">
            <ComplaintTimeline
              ctx={ctx}
              complaint={complaint}
              events={events.map((one) => (one.isOffice ? one : { ...one, body: '' }))}
              photoUrl={`${url}/foto`}
              namesOfficers={false}
            />
          </Sheet>
        </div>
      </div>
    ),
  });
}
