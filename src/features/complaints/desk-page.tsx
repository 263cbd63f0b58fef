import { readGround } from '#features/base-map';
import { type Flow, offerSteps } from '#kernel/flow';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  type RequestContext,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Button, Form, LinkButton, Notice, PageHeader, Select, Sheet } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { Complaint, ComplaintState } from './complaint.ts';
import { OWN_STEPS } from './complaint-flow.ts';
import { ComplaintForm, EMPTY, type TypedForm } from './complaint-form.tsx';
import { ComplaintList, categoryFilter, stateFilter } from './complaint-list.tsx';
import type { ComplaintPlace } from './complaint-place.ts';
import { ComplaintFacts, ComplaintTimeline, DueBadge, StateBadge, WriteForm } from './complaint-view.tsx';
import { atDesk } from './complaint-walls.ts';
import {
  COMPLAINT_LIST,
  findComplaints,
  findNearby,
  readComplaint,
  readEvents,
  readPhotos,
} from './read-complaints.ts';

type ComplaintFlow = Flow<Complaint, ComplaintState>;

/** What has come in: list, map, filters. */
export async function deskList(ctx: RequestContext, place: ComplaintPlace): Promise<PageAnswer> {
  const { desk } = place.addresses;
  const list = readListQuery(ctx.query, COMPLAINT_LIST);
  const work = atDesk(ctx);
  const { found, areas, ground, officers } = await work.transaction(async (tx) => ({
    found: await findComplaints(work, tx, list),
    officers: await place.officersOf(work, tx),
    ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Manajemen Pengaduan', menuUrl: desk, help: 'pengaduan' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Manajemen Pengaduan"
          note={`${formatCount(found.total)} pengaduan`}
          actions={
            <>
              {ctx.can(place.report.resource, place.report.right) && (
                <LinkButton href={`${desk}/laporan`}>Laporan</LinkButton>
              )}
              <LinkButton href={`${desk}/baru`} look="primary">
                Catat di loket
              </LinkButton>
            </>
          }
        />
        <ComplaintList
          {...{ ctx, list, areas, ground, ...found }}
          isDesk
          filters={[
            stateFilter,
            categoryFilter,
            { key: 'area', label: 'Tempat', all: 'Seluruh desa', options: areas },
            {
              ...{ key: 'assignee', label: 'Petugas', all: 'Semua petugas' },
              options: officers.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              ...{ key: 'late', label: 'Batas waktu', all: 'Semua' },
              options: [{ value: 'ya', label: 'Lewat batas' }],
            },
            { kind: 'month', key: 'month', label: 'Bulan dikirim' },
          ]}
          urlOf={({ id }) => `${desk}/${id}`}
          nothingYet={{
            ...{ icon: 'inbox', title: 'Belum ada pengaduan' },
            children: 'Pengaduan warga muncul di sini begitu dikirim.',
          }}
        />
      </div>
    ),
  });
}

/** The form for somebody who stands at the counter. */
export async function counterPage(
  ctx: RequestContext,
  place: ComplaintPlace,
  typed: TypedForm = EMPTY,
  problem?: AppError,
): Promise<PageAnswer> {
  const { desk } = place.addresses;
  const { areas, ground } = await ctx.transaction(async (tx) => ({
    ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Catat pengaduan di loket', menuUrl: desk, help: 'pengaduan' },
    trail: [{ label: 'Pengaduan', url: desk }],
    status: problem?.status ?? 200,
    body: (
      <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
        <PageHeader title="Catat pengaduan di loket" />
        <Sheet>
          <ComplaintForm
            action={`${desk}/baru`}
            typed={typed}
            errors={errorsOf(problem)}
            areas={areas}
            ground={ground}
            photos={[]}
            draftKey="pengaduan-loket"
            submit="Catat pengaduan"
            isCounter
          />
        </Sheet>
      </div>
    ),
  });
}

interface Shown {
  form: 'reply' | 'note' | 'assign';
  typed: string;
  problem: AppError;
}

/** One complaint as the desk sees it. */
export async function deskPage(
  ctx: RequestContext,
  place: ComplaintPlace,
  flow: ComplaintFlow,
  shown?: Shown,
): Promise<PageAnswer> {
  const { desk } = place.addresses;
  const work = { ...atDesk(ctx), can: ctx.can };
  const seen = await work.transaction(async (tx) => {
    const complaint = await readComplaint(work, tx, idOf(ctx));
    return {
      complaint,
      events: await readEvents(work, tx, complaint.id),
      photos: await readPhotos(tx, [complaint.id]),
      steps: await offerSteps(work, tx, flow, complaint),
      officers: await place.officersOf(work, tx),
      near: complaint.point
        ? await findNearby(work, tx, { point: complaint.point, except: complaint.id })
        : [],
      ...{ areas: await place.areasOf(tx), ground: await readGround(tx) },
    };
  });
  const { complaint, steps, areas, near } = seen;
  const url = `${desk}/${complaint.id}`;
  const errorsIn = (form: Shown['form']) => (shown?.form === form ? errorsOf(shown.problem) : {});
  const typedIn = (form: Shown['form']) => (shown?.form === form ? shown.typed : undefined);
  const offered = steps.filter(({ step, verdict }) => verdict.isOpen && !OWN_STEPS.includes(step.key));
  const by = complaint.authorId ? '' : `, di loket${complaint.contact && `, ${complaint.contact}`}`;
  const isSecret = complaint.visibility === 'confidential';
  return renderPage({
    ...{ surface: 'console', title: complaint.number ?? '', menuUrl: desk, help: 'pengaduan' },
    trail: [{ label: 'Pengaduan', url: desk }],
    status: shown?.problem.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={complaint.number}
          badge={
            <>
              <StateBadge {...complaint} />
              <DueBadge ctx={ctx} complaint={complaint} />
            </>
          }
          note={
            complaint.rating ? `Nilai warga: ${complaint.rating} dari 5. ${complaint.ratingNote}` : undefined
          }
          actions={offered
            .filter(({ step }) => step.key !== 'assign')
            .map(({ step }, index) => (
              <LinkButton
                key={step.key}
                href={`${url}/${step.key}`}
                look={step.isDanger ? 'danger' : index === 0 ? 'primary' : 'outline'}
              >
                {step.label}
              </LinkButton>
            ))}
        />
        {isSecret && (
          <Notice tone="warning" title="Rahasia">
            Hanya perangkat yang menangani yang membaca ini. Jangan teruskan nama pelapor.
          </Notice>
        )}
        {near.length > 0 && (
          <Notice title="Ada pengaduan terbuka dalam jarak 50 meter">
            {near.map((one) => (
              <a key={one.id} className="link mr-3" href={`${desk}/${one.id}`}>
                {one.number}, {one.metres} m: {one.title}
              </a>
            ))}
          </Notice>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[1.3fr_1fr] lg:gap-6">
          <ComplaintFacts
            ctx={ctx}
            complaint={complaint}
            area={areas.find(({ value }) => value === complaint.areaCode)?.label ?? ''}
            photos={seen.photos}
            photoUrl={`${url}/foto`}
            ground={seen.ground}
            author={`${complaint.authorName}${by}`}
          />
          <div className="grid gap-4 lg:gap-6">
            {offered.some(({ step }) => step.key === 'assign') && (
              <Sheet title="Petugas">
                <Form action={`${url}/tugaskan`} className="grid gap-4">
                  <Select
                    name="officer"
                    label="Ditangani oleh"
                    options={seen.officers.map(({ id, name }) => ({ value: id, label: name }))}
                    value={typedIn('assign') ?? complaint.assigneeId ?? ''}
                    error={errorsIn('assign').officer}
                  />
                  <Button look={complaint.assigneeId ? 'outline' : 'primary'}>Tugaskan</Button>
                </Form>
              </Sheet>
            )}
            <Sheet title="Perjalanan">
              <div className="grid gap-5">
                <ComplaintTimeline
                  ctx={ctx}
                  complaint={complaint}
                  events={seen.events}
                  photoUrl={`${url}/foto`}
                  namesOfficers
                />
                <WriteForm
                  id="reply"
                  action={`${url}/tanggapan`}
                  title="Tanggapi warga"
                  label="Tanggapan"
                  submit="Kirim tanggapan"
                  typed={typedIn('reply')}
                  errors={errorsIn('reply')}
                  takesPhotos
                />
                <WriteForm
                  id="note"
                  action={`${url}/catatan`}
                  title="Catatan untuk sesama petugas"
                  label="Catatan"
                  submit="Simpan catatan"
                  typed={typedIn('note')}
                  errors={errorsIn('note')}
                />
              </div>
            </Sheet>
          </div>
        </div>
      </div>
    ),
  });
}
