import { type Flow, flowRoutes, performStep } from '#kernel/flow';
import {
  file,
  idOf,
  page,
  type RequestContext,
  type Route,
  readForm,
  readUploadForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { noteOn, replyTo } from './answer.ts';
import type { Complaint, ComplaintState } from './complaint.ts';
import { OWN_STEPS } from './complaint-flow.ts';
import { EMPTY } from './complaint-form.tsx';
import type { ComplaintPlace } from './complaint-place.ts';
import { atDesk } from './complaint-walls.ts';
import { counterPage, deskList, deskPage } from './desk-page.tsx';
import { PHOTO_BYTES, PHOTOS, sendPhoto } from './photos.ts';
import { readComplaint, readEvents } from './read-complaints.ts';
import { reportRoute } from './report-page.tsx';
import { checkComplaint, writeAtCounter } from './write-complaint.ts';

type ComplaintFlow = Flow<Complaint, ComplaintState>;

/** The desk: what has come in, who does it, by when, and what the village is told. */
export function deskComplaintRoutes(place: ComplaintPlace, flow: ComplaintFlow): Route[] {
  const { desk } = place.addresses;
  const may = (right: string) => ({ resource: place.resource, right });
  const back = (ctx: RequestContext, text: string) =>
    redirectTo(`${desk}/${idOf(ctx)}`, { tone: 'success', text });
  return [
    page.get(desk, { access: may('respond'), summary: 'Complaints that came in' }, (ctx) =>
      deskList(ctx, place),
    ),
    reportRoute(place),
    page.get(
      `${desk}/baru`,
      { access: may('respond'), summary: 'Form of a complaint at the counter' },
      (ctx) => counterPage(ctx, place),
    ),
    page.post(
      `${desk}/baru`,
      { access: may('respond'), summary: 'Write down a complaint at the counter', bodyKind: 'multipart' },
      async (ctx) => {
        await using form = await readUploadForm(ctx, PHOTO_BYTES, PHOTOS);
        const typed = { ...EMPTY, name: '', contact: '', ...form.typed };
        const work = atDesk(ctx);
        try {
          const id = await work.transaction(async (tx) => {
            const areas = (await place.areasOf(tx)).map(({ value }) => value);
            const { name, contact } = typed;
            const photos = form.files('photo');
            return writeAtCounter(work, tx, place, {
              ...checkComplaint(typed, areas),
              name,
              contact,
              photos,
            });
          });
          return redirectTo(`${desk}/${id}`, { tone: 'success', text: 'Pengaduan dicatat.' });
        } catch (error) {
          return await counterPage(ctx, place, typed, told(error));
        }
      },
    ),
    page.post(
      `${desk}/:id/tanggapan`,
      { access: may('respond'), summary: 'Answer a complaint', bodyKind: 'multipart' },
      async (ctx) => {
        await using form = await readUploadForm(ctx, PHOTO_BYTES, PHOTOS);
        const body = form.typed.body ?? '';
        const work = atDesk(ctx);
        try {
          await work.transaction((tx) =>
            replyTo(work, tx, place, { id: idOf(ctx), body, photos: form.files('photo') }),
          );
          return back(ctx, 'Tanggapan terkirim.');
        } catch (error) {
          return await deskPage(ctx, place, flow, { form: 'reply', typed: body, problem: told(error) });
        }
      },
    ),
    page.post(
      `${desk}/:id/catatan`,
      { access: may('respond'), summary: 'Note something among officers' },
      async (ctx) => {
        const body = textIn(await readForm(ctx), 'body');
        const work = atDesk(ctx);
        try {
          await work.transaction((tx) => noteOn(work, tx, { id: idOf(ctx), body }));
          return back(ctx, 'Catatan disimpan.');
        } catch (error) {
          return await deskPage(ctx, place, flow, { form: 'note', typed: body, problem: told(error) });
        }
      },
    ),
    page.post(
      `${desk}/:id/tugaskan`,
      { access: may('assign'), summary: 'Give a complaint to an officer' },
      async (ctx) => {
        const officer = textIn(await readForm(ctx), 'officer');
        const work = { ...atDesk(ctx), can: ctx.can };
        try {
          const row = await performStep(work, flow, 'assign', idOf(ctx), { officer });
          return back(ctx, `Ditugaskan kepada ${row.assigneeName}.`);
        } catch (error) {
          return await deskPage(ctx, place, flow, { form: 'assign', typed: officer, problem: told(error) });
        }
      },
    ),
    file.get(
      `${desk}/:id/foto/:file`,
      { access: may('respond'), summary: 'A picture of a complaint' },
      (ctx) => {
        const work = atDesk(ctx);
        return work.transaction(async (tx) => {
          const { id } = await readComplaint(work, tx, idOf(ctx));
          const events = await readEvents(work, tx, id);
          return sendPhoto(work, tx, [id, ...events.map((one) => one.id)], idOf(ctx, 'file'));
        });
      },
    ),
    ...flowRoutes(flow, {
      page: desk,
      api: place.addresses.api,
      only: flow.steps.map(({ key }) => key).filter((key) => !OWN_STEPS.includes(key) && key !== 'assign'),
      behind: atDesk,
      surface: 'console',
      menuUrl: desk,
      trail: ({ id, number }) => [
        { label: 'Pengaduan', url: desk },
        { label: number ?? '', url: `${desk}/${id}` },
      ],
      backUrl: ({ id }) => `${desk}/${id}`,
    }),
    page.get(`${desk}/:id`, { access: may('respond'), summary: 'A complaint at the desk' }, (ctx) =>
      deskPage(ctx, place, flow),
    ),
  ];
}
