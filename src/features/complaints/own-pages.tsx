import { readGround } from '#features/base-map';
import { formatDate, todayOf } from '#kernel/calendar';
import { type Flow, offerSteps } from '#kernel/flow';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  type RequestContext,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Button, Form, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';
import { type Complaint, type ComplaintState, categoryLabel, OPEN_STATES } from './complaint.ts';
import { OWN_STEPS } from './complaint-flow.ts';
import { ComplaintForm, EMPTY, type TypedForm } from './complaint-form.tsx';
import { stateFilter } from './complaint-list.tsx';
import type { ComplaintPlace } from './complaint-place.ts';
import {
  ComplaintFacts,
  ComplaintTimeline,
  DueBadge,
  SameNotice,
  StateBadge,
  WriteForm,
} from './complaint-view.tsx';
import { atOwn, inTheOpen } from './complaint-walls.ts';
import { COMPLAINT_LIST, findComplaints, readComplaint, readEvents, readPhotos } from './read-complaints.ts';
import { findSameNearby } from './write-complaint.ts';

/** The list of one’s own. */
export async function ownList(ctx: RequestContext, place: ComplaintPlace): Promise<PageAnswer> {
  const { own, open } = place.addresses;
  const list = readListQuery(ctx.query, COMPLAINT_LIST);
  const work = atOwn(ctx);
  const { items, total } = await work.transaction((tx) => findComplaints(work, tx, list));
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: 'Pengaduan', menuUrl: own, help: 'pengaduan' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Pengaduan"
          note={`${formatCount(total)} pengaduan Anda`}
          actions={
            <>
              {ctx.can(place.openResource, 'read') && <LinkButton href={open}>Pengaduan warga</LinkButton>}
              {ctx.can(place.resource, 'create') && (
                <LinkButton href={`${own}/baru`} look="primary" icon="camera">
                  Buat pengaduan
                </LinkButton>
              )}
            </>
          }
        />
        <ListFilters ctx={ctx} list={list} search="Nomor atau pokok" filters={[stateFilter]} />
        <ListTable
          ctx={ctx}
          list={list}
          total={total}
          noun="pengaduan"
          caption="Pengaduan Anda, yang terbaru lebih dulu"
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ title }) => title}
          nothingYet={{
            ...{ icon: 'camera', title: 'Belum ada pengaduan' },
            children: 'Foto tempatnya, tandai di peta, ceritakan. Nomornya langsung Anda terima.',
          }}
          columns={[
            {
              ...{ key: 'title', label: 'Pengaduan' },
              cell: ({ id, title }) => (
                <a className="link font-semibold" href={`${own}/${id}`}>
                  {title}
                </a>
              ),
            },
            {
              key: 'number',
              label: 'Nomor',
              isSortable: true,
              cell: ({ number }) => number ?? 'Belum dikirim',
            },
            { key: 'category', label: 'Jenis', cell: ({ category }) => categoryLabel(category) },
            {
              ...{ key: 'sent', label: 'Dikirim', isSortable: true, isNarrow: true },
              cell: ({ sentAt }) =>
                sentAt ? formatDate(todayOf({ ...ctx, now: sentAt }), 'short') : 'Belum',
            },
            { key: 'state', label: 'Keadaan', onPhone: 'badge', cell: (row) => <StateBadge {...row} /> },
          ]}
        />
      </div>
    ),
  });
}

/** The form of a new one, or what was typed with what is wrong. */
export async function newPage(
  ctx: RequestContext,
  place: ComplaintPlace,
  typed?: TypedForm,
  problem?: AppError,
): Promise<PageAnswer> {
  const { own } = place.addresses;
  const { areas, ground, home } = await ctx.transaction(async (tx) => ({
    areas: await place.areasOf(tx),
    ground: await readGround(tx),
    home: await place.areaOfAccount(ctx, tx),
  }));
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: 'Buat pengaduan', menuUrl: own, help: 'pengaduan' },
    trail: [{ label: 'Pengaduan', url: own }],
    status: problem?.status ?? 200,
    body: (
      <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
        <PageHeader title="Buat pengaduan" note="Dijawab paling lama 3 hari kerja." />
        <Sheet>
          <ComplaintForm
            action={`${own}/baru`}
            typed={typed ?? { ...EMPTY, area: home }}
            errors={errorsOf(problem)}
            areas={areas}
            ground={ground}
            photos={[]}
            draftKey="pengaduan"
            submit="Kirim pengaduan"
          />
        </Sheet>
      </div>
    ),
  });
}

/** The same form over one that was not taken up yet. */
export async function editPage(
  ctx: RequestContext,
  place: ComplaintPlace,
  typed?: TypedForm,
  problem?: AppError,
): Promise<PageAnswer> {
  const { own } = place.addresses;
  const work = atOwn(ctx);
  const { complaint, areas, ground, photos } = await work.transaction(async (tx) => {
    const complaint = await readComplaint(work, tx, idOf(ctx));
    return {
      ...{ complaint, photos: await readPhotos(tx, [complaint.id]) },
      ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
    };
  });
  const { title, body, place: where, point, areaCode: area, category, visibility } = complaint;
  if (complaint.state !== 'draft' && complaint.state !== 'new') throw notFound();
  const isDraft = complaint.state === 'draft';
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: `Ubah: ${title}`, menuUrl: own, help: 'pengaduan' },
    trail: [
      { label: 'Pengaduan', url: own },
      { label: complaint.number ?? 'Draf', url: `${own}/${complaint.id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
        <PageHeader title="Ubah pengaduan" badge={<StateBadge {...complaint} />} />
        <Sheet>
          <ComplaintForm
            action={`${own}/${complaint.id}/ubah`}
            typed={
              typed ?? {
                ...{ title, body, place: where, area, category, visibility },
                point: point ? `${point.latitude},${point.longitude}` : '',
              }
            }
            errors={errorsOf(problem)}
            areas={areas}
            ground={ground}
            photos={photos}
            draftKey={`pengaduan-${complaint.id}`}
            submit={isDraft ? 'Kirim pengaduan' : 'Simpan perubahan'}
          />
        </Sheet>
      </div>
    ),
  });
}

/** What was reported within 50 m already, and the choice. */
export async function samePage(ctx: RequestContext, place: ComplaintPlace): Promise<PageAnswer | Response> {
  const { own } = place.addresses;
  const { draft, near } = await readSame(ctx, idOf(ctx));
  if (draft.state !== 'draft') return redirectTo(`${own}/${draft.id}`);
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: 'Apakah ini pengaduan yang sama?', menuUrl: own },
    trail: [{ label: 'Pengaduan', url: own }],
    help: 'pengaduan',
    body: (
      <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
        <PageHeader
          title="Apakah ini pengaduan yang sama?"
          note={`${near.length} pengaduan dalam jarak 50 meter. Foto dan isian Anda tersimpan sebagai draf.`}
        />
        {near.map((one) => (
          <Sheet key={one.id} title={one.title} note={`${one.metres} meter dari titik Anda`}>
            <div className="grid gap-4">
              <p className="flex flex-wrap gap-2">
                <StateBadge {...one} />
                <span className="text-sm text-muted">
                  {one.number}, {categoryLabel(one.category)}
                </span>
              </p>
              <p className="line-clamp-3 break-words">{one.body}</p>
              <Form action={`${own}/${draft.id}/gabung`} hidden={{ other: one.id }}>
                <Button look="outline">Ya, ini yang sama</Button>
              </Form>
            </div>
          </Sheet>
        ))}
        <Form action={`${own}/${draft.id}/kirim`}>
          <Button look="primary" icon="send" busyLabel="Mengirim…">
            {near.length > 0 ? 'Bukan, kirim pengaduan saya' : 'Kirim pengaduan'}
          </Button>
        </Form>
      </div>
    ),
  });
}

/** One’s own complaint, its journey, and what one may do with it. */
export async function ownPage(
  ctx: RequestContext,
  place: ComplaintPlace,
  flow: Flow<Complaint, ComplaintState>,
  shown: { typed?: string; problem?: AppError } = {},
): Promise<PageAnswer> {
  const { own, open } = place.addresses;
  const work = { ...atOwn(ctx), can: ctx.can };
  const { complaint, events, photos, steps, areas, ground } = await work.transaction(async (tx) => {
    const complaint = await readComplaint(work, tx, idOf(ctx));
    return {
      complaint,
      events: await readEvents(work, tx, complaint.id),
      photos: await readPhotos(tx, [complaint.id]),
      steps: await offerSteps(work, tx, flow, complaint),
      ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
    };
  });
  const village = inTheOpen(ctx);
  const other = complaint.duplicateOf
    ? await village.transaction((tx) =>
        tx.one<{ number: string }>(
          'select number from complaints where tenant_id = balai.tenant_id() and id = $1',
          [complaint.duplicateOf],
        ),
      )
    : undefined;
  const url = `${own}/${complaint.id}`;
  const canEdit = complaint.state === 'draft' || complaint.state === 'new';
  const canWrite = [...OPEN_STATES, 'solved'].includes(complaint.state);
  return renderPage({
    ...{ surface: place.surfaceOf(ctx), title: complaint.number ?? 'Draf pengaduan', menuUrl: own },
    ...{ help: 'pengaduan', trail: [{ label: 'Pengaduan', url: own }] },
    status: shown.problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={complaint.number ?? 'Draf pengaduan'}
          badge={<StateBadge {...complaint} />}
          note={complaint.rating ? `Nilai Anda: ${complaint.rating} dari 5` : undefined}
          actions={
            <>
              {canEdit && <LinkButton href={`${url}/ubah`}>Ubah</LinkButton>}
              {steps
                .filter(({ step, verdict }) => OWN_STEPS.includes(step.key) && verdict.isOpen)
                .map(({ step }) => (
                  <LinkButton
                    key={step.key}
                    href={`${url}/${step.key}`}
                    look={step.key === 'rate' ? 'primary' : 'outline'}
                  >
                    {step.label}
                  </LinkButton>
                ))}
            </>
          }
        />
        {complaint.state === 'draft' && (
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`${url}/serupa`} look="primary">
              Lanjut mengirim
            </LinkButton>
            <Form action={`${url}/hapus`}>
              <Button look="danger">Hapus draf</Button>
            </Form>
          </div>
        )}
        {other && <SameNotice number={other.number} url={`${open}/${complaint.duplicateOf}`} />}
        <div className="grid items-start gap-4 lg:grid-cols-[1.3fr_1fr] lg:gap-6">
          <ComplaintFacts
            ctx={ctx}
            complaint={complaint}
            area={areas.find(({ value }) => value === complaint.areaCode)?.label ?? ''}
            photos={photos}
            photoUrl={`${url}/foto`}
            ground={ground}
            author={complaint.visibility === 'public' ? 'Anda, disamarkan bagi warga' : 'Anda, rahasia'}
          />
          {complaint.state !== 'draft' && (
            <Sheet title="Perjalanan" action={<DueBadge ctx={ctx} complaint={complaint} />}>
              <div className="grid gap-5">
                <ComplaintTimeline
                  ctx={ctx}
                  complaint={complaint}
                  events={events}
                  photoUrl={`${url}/foto`}
                  namesOfficers={false}
                />
                {canWrite && (
                  <WriteForm
                    id="message"
                    action={`${url}/pesan`}
                    title="Tambah keterangan"
                    label="Keterangan"
                    submit="Kirim keterangan"
                    typed={shown.typed}
                    errors={errorsOf(shown.problem)}
                    takesPhotos
                  />
                )}
              </div>
            </Sheet>
          )}
        </div>
      </div>
    ),
  });
}

/** A draft and what lies near it that the village sees. */
export async function readSame(ctx: RequestContext, id: string) {
  const [work, open] = [atOwn(ctx), inTheOpen(ctx)];
  const draft = await work.transaction((tx) => readComplaint(work, tx, id));
  return { draft, near: await open.transaction((tx) => findSameNearby(open, tx, draft)) };
}
