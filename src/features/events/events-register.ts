import { formatMoment, zoneOf } from '#kernel/calendar';
import { notify } from '#kernel/notifications';
import { type BeforeChange, defineRegister, type Register } from '#kernel/register';
import type { EventPlace } from './place.ts';
import { participantIds } from './registration.ts';

/** What an organisation invites to, as a book: each event published by itself. */
export function defineEvents(place: EventPlace): Register {
  const { resource, page, publicPage } = place;
  return defineRegister({
    key: 'events',
    resource,
    table: 'calendar_events',
    title: 'Kalender Kegiatan',
    entry: 'kegiatan',
    page,
    about: 'Kegiatan dengan waktu, tempat, dan penanggung jawabnya.',
    nameFrom: ['title'],
    defaultSort: '-startsAt',
    rightNames: { read: { resource, right: 'update' }, import: false, print: false, export: false },
    beforeChange: tellOfChange(place),
    entryActs: [{ label: 'Peserta', path: 'peserta', needs: place.registration.read }],
    fields: [
      {
        ...{ type: 'text', key: 'title', label: 'Kegiatan', required: true, maxLength: 150 },
        ...{ list: 'shown', search: true, sort: true, publicColumn: true },
      },
      {
        ...{ type: 'text', key: 'category', label: 'Kategori', maxLength: 60, list: 'shown', search: true },
        ...{ sort: true, filter: true, publicColumn: true },
        suggestions: ['Pemerintahan', 'Kesehatan', 'Keagamaan', 'Gotong royong', 'Pelatihan', 'Olahraga'],
        help: 'Pilih yang ada, atau tulis yang baru; kalender umum menyaring menurut kategori.',
      },
      {
        ...{ type: 'dateTime', key: 'startsAt', label: 'Mulai', required: true, list: 'shown', sort: true },
        publicColumn: true,
      },
      {
        ...{ type: 'dateTime', key: 'endsAt', label: 'Selesai', notBefore: 'startsAt', publicColumn: true },
      },
      {
        ...{ type: 'text', key: 'place', label: 'Tempat', maxLength: 150, list: 'shown', search: true },
        publicColumn: true,
      },
      {
        ...{
          type: 'text',
          key: 'coordinator',
          label: 'Penanggung jawab',
          maxLength: 150,
          publicColumn: true,
        },
      },
      {
        ...{ type: 'longText', key: 'description', label: 'Keterangan', maxLength: 5_000, rows: 5 },
        ...{ search: true, publicColumn: true },
      },
      {
        ...{ type: 'number', key: 'quota', label: 'Kuota peserta', min: 1, max: 100_000, unit: 'orang' },
        publicColumn: true,
        help: 'Kosongkan bila orang tidak perlu mendaftar.',
      },
      {
        ...{ type: 'photo', key: 'photo', column: 'photo_file_id', label: 'Gambar', list: 'never' },
        ...{ publicColumn: true, maxBytes: 10 * 1024 * 1024 },
        help: 'JPEG, PNG, atau WebP. Tempat dan kamera yang tercatat di dalam foto dihapus.',
      },
      {
        ...{ type: 'longText', key: 'documentation', label: 'Dokumentasi', maxLength: 5_000, rows: 4 },
        publicColumn: true,
        help: 'Setelah kegiatan: apa yang terjadi dan apa hasilnya.',
      },
      {
        ...{ type: 'text', key: 'album', label: 'Album galeri', maxLength: 60, publicColumn: true },
        help: 'Foto dari album ini tampil di halaman kegiatan.',
      },
    ],
    publish: {
      page: publicPage,
      lead: 'Yang akan datang di desa, dan bagaimana yang sudah lewat.',
      right: { resource, right: 'read' },
      isShownByProduct: true,
    },
  });
}

/** Who registered is told of another time or place, and when the event is taken off. */
function tellOfChange(place: EventPlace): BeforeChange {
  return async (ctx, tx, { id, before, after }) => {
    if (!before) return;
    const isMoved =
      after !== null &&
      (momentOf(after.startsAt) !== momentOf(before.startsAt) || after.place !== before.place);
    if (after !== null && !isMoved) return;
    const zone = zoneOf(ctx.tenant.timeZone);
    const starts = after && momentOf(after.startsAt);
    await notify(tx, await participantIds(tx, id), {
      title: after ? `${before.title}: waktu atau tempat berubah` : `${before.title} dibatalkan`,
      body: starts
        ? [formatMoment(new Date(starts), zone, 'long'), after?.place].filter(Boolean).join(', ')
        : '',
      url: after ? `${place.publicPage}/${id}` : place.publicPage,
    });
  };
}

const momentOf = (value: unknown): number | null =>
  value instanceof Date || typeof value === 'string' ? new Date(value).getTime() : null;
