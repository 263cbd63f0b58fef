import type { ReactNode } from 'react';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { Breadcrumb, Button, DescriptionList, Form, LinkButton, Notice, SectionTitle } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { EventPlace } from './place.ts';
import type { ShownEvent } from './shown-events.ts';

/** An event as everybody reads it, with the way to register. */
export function EventView(props: {
  ctx: RequestContext;
  place: EventPlace;
  event: ShownEvent;
  isComing: boolean;
  canRegister: boolean;
  photos: ReactNode;
  problem?: AppError | undefined;
}) {
  const { ctx, place, event, photos, problem } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  const url = `${place.publicPage}/${event.id}`;
  const facts = [
    { term: 'Mulai', detail: formatMoment(event.startsAt, zone, 'long') },
    { term: 'Selesai', detail: event.endsAt && formatMoment(event.endsAt, zone, 'long') },
    { term: 'Tempat', detail: event.place },
    { term: 'Penanggung jawab', detail: event.coordinator },
    { term: 'Kategori', detail: event.category },
    { term: 'Peserta', detail: event.quota && `${event.registered} dari ${event.quota} orang` },
  ].filter(({ detail }) => detail);
  return (
    <article className="page-width grid gap-6 py-10 lg:py-14">
      <Breadcrumb
        items={[
          { label: 'Beranda', url: '/' },
          { label: 'Kalender', url: place.publicPage },
          { label: event.title },
        ]}
      />
      <h1 className="max-w-[24ch] text-4xl">{event.title}</h1>
      {problem && <Notice tone="warning" title={problem.message} role="status" />}
      <div className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]">
        <div className="grid gap-6">
          {event.hasPhoto && (
            <img
              src={`${url}/berkas/photo`}
              alt=""
              className="max-h-[28rem] w-full rounded-xl bg-soft object-cover"
            />
          )}
          {event.description && (
            <p className="max-w-[66ch] whitespace-pre-line wrap-anywhere">{event.description}</p>
          )}
        </div>
        <div className="sheet grid gap-5 p-5 lg:p-6">
          <DescriptionList items={facts} />
          <Registration {...props} url={url} />
          <LinkButton href={`${url}/kalender.ics`} icon="calendar-plus" download>
            Simpan ke kalender
          </LinkButton>
        </div>
      </div>
      {(event.documentation || photos) && (
        <section aria-labelledby="dokumentasi" className="grid gap-4">
          <SectionTitle id="dokumentasi" title="Dokumentasi" />
          {event.documentation && (
            <p className="max-w-[66ch] whitespace-pre-line wrap-anywhere">{event.documentation}</p>
          )}
          {photos}
        </section>
      )}
    </article>
  );
}

function Registration(props: {
  ctx: RequestContext;
  place: EventPlace;
  event: ShownEvent;
  isComing: boolean;
  canRegister: boolean;
  url: string;
}) {
  const { ctx, place, event, isComing, canRegister, url } = props;
  if (event.quota === null) return <p className="text-sm text-muted">Terbuka, tidak perlu mendaftar.</p>;
  if (event.startsAt <= ctx.now) return <p className="text-sm text-muted">Pendaftaran sudah ditutup.</p>;
  if (isComing)
    return (
      <Form action={`${url}/batal`} className="grid gap-3">
        <p className="font-semibold text-success">Anda terdaftar.</p>
        <Button look="danger">Batalkan pendaftaran</Button>
      </Form>
    );
  if (event.registered >= event.quota) return <p className="font-semibold">Kuota sudah penuh.</p>;
  if (canRegister)
    return (
      <Form action={`${url}/daftar`}>
        <Button look="primary" busyLabel="Mendaftarkan…">
          Daftar kegiatan ini
        </Button>
      </Form>
    );
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{place.closed}</p>
      {ctx.principal.kind === 'guest' && (
        <LinkButton href={`/login?next=${encodeURIComponent(url)}`} look="primary">
          Masuk untuk mendaftar
        </LinkButton>
      )}
    </div>
  );
}
