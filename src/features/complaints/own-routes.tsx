import { type Flow, flowRoutes } from '#kernel/flow';
import {
  file,
  idIn,
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
import { conflict } from '#kernel/work';
import { addTo } from './answer.ts';
import type { Complaint, ComplaintState } from './complaint.ts';
import { OWN_STEPS } from './complaint-flow.ts';
import { EMPTY } from './complaint-form.tsx';
import type { ComplaintPlace } from './complaint-place.ts';
import { atOwn } from './complaint-walls.ts';
import { deskPage } from './desk-page.tsx';
import { editPage, newPage, ownList, ownPage, readSame, samePage } from './own-pages.tsx';
import { PHOTO_BYTES, PHOTOS, sendPhoto } from './photos.ts';
import { findComplaint, readComplaint, readEvents } from './read-complaints.ts';
import {
  checkComplaint,
  deleteDraft,
  draftComplaint,
  editComplaint,
  joinComplaint,
  sendComplaint,
} from './write-complaint.ts';

/** One's own complaints: written with a picture first, followed, added to, opened again, rated. */
export function ownComplaintRoutes(place: ComplaintPlace, flow: Flow<Complaint, ComplaintState>): Route[] {
  const { own } = place.addresses;
  const may = (right: string) => ({ resource: place.resource, right });
  return [
    page.get(own, { access: may('read'), summary: 'Own complaints' }, (ctx) => ownList(ctx, place)),
    page.get(`${own}/baru`, { access: may('create'), summary: 'Form of a new complaint' }, (ctx) =>
      newPage(ctx, place),
    ),
    page.post(
      `${own}/baru`,
      { access: may('create'), summary: 'Write a complaint', bodyKind: 'multipart' },
      async (ctx) => {
        await using form = await readUploadForm(ctx, PHOTO_BYTES, PHOTOS);
        const typed = { ...EMPTY, ...form.typed };
        try {
          const id = await atOwn(ctx).transaction(async (tx) => {
            const checked = checkComplaint(typed, await areaCodes(place, tx));
            return draftComplaint(atOwn(ctx), tx, { ...checked, photos: form.files('photo') });
          });
          return await sendOrAsk(ctx, place, id);
        } catch (error) {
          return await newPage(ctx, place, typed, told(error));
        }
      },
    ),
    page.get(`${own}/:id/serupa`, { access: may('create'), summary: 'Complaints near a draft' }, (ctx) =>
      samePage(ctx, place),
    ),
    page.post(`${own}/:id/kirim`, { access: may('create'), summary: 'Send a draft' }, async (ctx) => {
      await readForm(ctx);
      return send(ctx, place, idOf(ctx));
    }),
    page.post(
      `${own}/:id/gabung`,
      { access: may('create'), summary: 'Say that somebody reported the same' },
      async (ctx) => {
        const other = idIn(textIn(await readForm(ctx), 'other'));
        const { near } = await readSame(ctx, idOf(ctx));
        if (!near.some(({ id }) => id === other))
          throw conflict('not_near', 'Pengaduan itu tidak lagi terbuka. Kirim pengaduan Anda sendiri.');
        const work = atOwn(ctx);
        await work.transaction((tx) => joinComplaint(work, tx, idOf(ctx), other!));
        return redirectTo(`${own}/${idOf(ctx)}`, {
          ...{ tone: 'success', text: 'Digabung. Anda mendapat kabar tentang pengaduan itu.' },
        });
      },
    ),
    page.get(`${own}/:id/ubah`, { access: may('update'), summary: 'Form of an own complaint' }, (ctx) =>
      editPage(ctx, place),
    ),
    page.post(
      `${own}/:id/ubah`,
      { access: may('update'), summary: 'Change an own complaint', bodyKind: 'multipart' },
      async (ctx) => {
        await using form = await readUploadForm(ctx, PHOTO_BYTES, PHOTOS);
        const typed = { ...EMPTY, ...form.typed };
        const work = atOwn(ctx);
        try {
          const state = await work.transaction(async (tx) => {
            const checked = checkComplaint(typed, await areaCodes(place, tx));
            await editComplaint(work, tx, idOf(ctx), { ...checked, photos: form.files('photo') });
            return (await readComplaint(work, tx, idOf(ctx))).state;
          });
          if (state === 'draft') return await sendOrAsk(ctx, place, idOf(ctx));
          return redirectTo(`${own}/${idOf(ctx)}`, { tone: 'success', text: 'Perubahan disimpan.' });
        } catch (error) {
          return await editPage(ctx, place, typed, told(error));
        }
      },
    ),
    page.post(`${own}/:id/hapus`, { access: may('delete'), summary: 'Throw a draft away' }, async (ctx) => {
      await readForm(ctx);
      const work = atOwn(ctx);
      await work.transaction((tx) => deleteDraft(work, tx, idOf(ctx)));
      return redirectTo(own, { tone: 'success', text: 'Draf dihapus.' });
    }),
    page.post(
      `${own}/:id/pesan`,
      { access: may('update'), summary: 'Add something to an own complaint', bodyKind: 'multipart' },
      async (ctx) => {
        await using form = await readUploadForm(ctx, PHOTO_BYTES, PHOTOS);
        const body = form.typed.body ?? '';
        const work = atOwn(ctx);
        try {
          await work.transaction((tx) =>
            addTo(work, tx, place, { id: idOf(ctx), body, photos: form.files('photo') }),
          );
          return redirectTo(`${own}/${idOf(ctx)}`, { tone: 'success', text: 'Keterangan terkirim.' });
        } catch (error) {
          return await ownPage(ctx, place, flow, { typed: body, problem: told(error) });
        }
      },
    ),
    file.get(
      `${own}/:id/foto/:file`,
      { access: may('read'), summary: 'A picture of an own complaint' },
      (ctx) => {
        const work = atOwn(ctx);
        return work.transaction(async (tx) => {
          const complaint = await readComplaint(work, tx, idOf(ctx));
          const events = await readEvents(work, tx, complaint.id);
          return sendPhoto(work, tx, [complaint.id, ...events.map(({ id }) => id)], idOf(ctx, 'file'));
        });
      },
    ),
    ...flowRoutes(flow, {
      page: own,
      only: OWN_STEPS,
      behind: atOwn,
      surface: place.surfaceOf,
      menuUrl: own,
      trail: ({ id, number }) => [
        { label: 'Pengaduan', url: own },
        { label: number ?? 'Draf', url: `${own}/${id}` },
      ],
      backUrl: ({ id }) => `${own}/${id}`,
    }),
    page.get(`${own}/:id`, { access: may('read'), summary: 'An own complaint' }, async (ctx) => {
      const work = atOwn(ctx);
      const isOwn = await work.transaction((tx) => findComplaint(work, tx, idOf(ctx)));
      // An officer who was sent somebody's link sees it as the desk does.
      return !isOwn && ctx.reach?.isAll ? deskPage(ctx, place, flow) : ownPage(ctx, place, flow);
    }),
  ];
}

const areaCodes = async (place: ComplaintPlace, tx: Parameters<ComplaintPlace['areasOf']>[0]) =>
  (await place.areasOf(tx)).map(({ value }) => value);

/** A draft goes out at once, unless somebody nearby has reported the same already. */
async function sendOrAsk(ctx: RequestContext, place: ComplaintPlace, id: string): Promise<Response> {
  const { near } = await readSame(ctx, id);
  if (near.length > 0) return redirectTo(`${place.addresses.own}/${id}/serupa`);
  return send(ctx, place, id);
}

async function send(ctx: RequestContext, place: ComplaintPlace, id: string): Promise<Response> {
  const work = atOwn(ctx);
  const number = await work.transaction((tx) => sendComplaint(work, tx, place, id));
  return redirectTo(`${place.addresses.own}/${id}`, {
    ...{ tone: 'success', text: `Pengaduan terkirim dengan nomor ${number}.` },
  });
}
