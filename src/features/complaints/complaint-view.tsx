import { formatDate, formatMoment, todayOf, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  type Ground,
  GroundMap,
  Notice,
  Sheet,
  TextArea,
  Timeline,
  type TimelineItem,
} from '#kernel/ui';
import type { FieldErrors, WorkContext } from '#kernel/work';
import { daysLate, dueOf, HANDLINGS } from './clock.ts';
import { type Complaint, type ComplaintEvent, categoryLabel, OPEN_STATES, STATES } from './complaint.ts';

export function StateBadge({ state }: Pick<Complaint, 'state'>) {
  return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
}

/** Days left or days late, in words; nothing where nobody owes anything. */
export function DueBadge({ ctx, complaint }: { ctx: WorkContext; complaint: Complaint }) {
  const due = dueOf(complaint);
  if (!due) return null;
  const late = daysLate(complaint, todayOf(ctx));
  return late > 0 ? (
    <Badge tone="error">Lewat {late} hari</Badge>
  ) : (
    <Badge tone="neutral">Batas {formatDate(due, 'short')}</Badge>
  );
}

/** Where it is and what was told, with its pictures. */
export function ComplaintFacts(props: {
  ctx: RequestContext;
  complaint: Complaint;
  area: string;
  photos: readonly { id: string; name: string }[];
  photoUrl: string;
  ground: Ground | undefined;
  /** How whoever reported it is called on this page. */
  author: string;
}) {
  const { ctx, complaint, photos, ground } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  const { point } = complaint;
  return (
    <Sheet title={complaint.title}>
      <div className="grid gap-5">
        <p className="break-words whitespace-pre-line">{complaint.body}</p>
        <PhotoRow photos={photos} url={props.photoUrl} />
        <DescriptionList
          items={[
            { term: 'Jenis', detail: categoryLabel(complaint.category) },
            { term: 'Tempat', detail: [complaint.place, props.area].filter(Boolean).join(', ') },
            { term: 'Pelapor', detail: props.author },
            ...(complaint.sentAt
              ? [{ term: 'Dikirim', detail: formatMoment(complaint.sentAt, zone, 'long') }]
              : []),
            ...(complaint.handling
              ? [
                  {
                    term: 'Penanganan',
                    detail: HANDLINGS.find(({ value }) => value === complaint.handling)!.label,
                  },
                ]
              : []),
            ...(dueOf(complaint) ? [{ term: 'Batas', detail: formatDate(dueOf(complaint)!) }] : []),
          ]}
        />
        {ground && point && (
          <GroundMap
            ground={ground}
            label="Tempat kejadian di peta desa"
            marks={[
              { key: complaint.id, ...point, label: complaint.title, tone: STATES[complaint.state].tone },
            ]}
          />
        )}
      </div>
    </Sheet>
  );
}

export function PhotoRow({ photos, url }: { photos: readonly { id: string; name: string }[]; url: string }) {
  if (photos.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {photos.map(({ id }, index) => (
        <li key={id}>
          <a href={`${url}/${id}`} data-turbo="false">
            <img
              src={`${url}/${id}`}
              alt={`Foto ${index + 1} dari ${photos.length}`}
              loading="lazy"
              className="h-36 w-48 max-w-full rounded-xl border border-base-300 object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  send: 'Pengaduan dikirim',
  join: 'Digabung dengan pengaduan yang sama',
  verify: 'Diverifikasi',
  assign: 'Petugas ditunjuk',
  start: 'Mulai dikerjakan',
  solve: 'Dinyatakan selesai',
  close: 'Ditutup',
  forward: 'Diteruskan',
  duplicate: 'Digabung dengan pengaduan yang sama',
  reject: 'Ditolak',
  remove: 'Dikeluarkan dari daftar',
  cancel: 'Dibatalkan pelapor',
  reopen: 'Dibuka lagi oleh pelapor',
  rate: 'Dinilai pelapor',
  escalate: 'Dinaikkan karena lewat batas',
};
const KIND_WORDS = { message: 'Keterangan pelapor', reply: 'Tanggapan kantor desa', note: 'Catatan petugas' };

/** What happened, step by step; who did it is an office to the village, and a name to the desk. */
export function ComplaintTimeline(props: {
  ctx: RequestContext;
  complaint: Complaint;
  events: readonly ComplaintEvent[];
  photoUrl: string;
  namesOfficers: boolean;
}) {
  const zone = zoneOf(props.ctx.tenant.timeZone);
  const items = props.events.map((event): TimelineItem => {
    const title = event.kind === 'step' || event.step ? STEP_WORDS[event.step ?? ''] : KIND_WORDS[event.kind];
    const who = !event.isOffice
      ? 'Pelapor'
      : props.namesOfficers
        ? event.actorName || 'Sistem'
        : 'Kantor desa';
    return {
      key: event.id,
      title,
      meta: `${who}, ${formatMoment(event.at, zone, 'long')}`,
      ...(event.body || event.photos.length > 0
        ? {
            note: (
              <>
                <span className="break-words whitespace-pre-line">{event.body}</span>
                <PhotoRow photos={event.photos} url={props.photoUrl} />
              </>
            ),
          }
        : {}),
      state: ['reject', 'remove', 'cancel'].includes(event.step ?? '') ? 'refused' : 'done',
    };
  });
  const isOpen = OPEN_STATES.includes(props.complaint.state);
  return (
    <Timeline
      label="Riwayat pengaduan"
      items={[
        ...items,
        ...(isOpen
          ? [
              {
                key: 'now',
                title: 'Menunggu kantor desa',
                meta: dueOf(props.complaint) ? `Batas ${formatDate(dueOf(props.complaint)!)}` : undefined,
                state: 'now' as const,
              },
            ]
          : []),
      ]}
    />
  );
}

/** A box to write in, with a picture where that helps. */
export function WriteForm(props: {
  action: string;
  title: string;
  label: string;
  submit: string;
  typed?: string | undefined;
  errors: FieldErrors;
  takesPhotos?: true;
  id: string;
}) {
  const { errors } = props;
  return (
    <Disclosure title={props.title} isOpen={Object.keys(errors).length > 0}>
      <Form action={props.action} className="grid gap-5" isMultipart={props.takesPhotos ?? false}>
        <ErrorSummary errors={errors} />
        <TextArea
          name="body"
          id={`${props.id}-body`}
          label={props.label}
          rows={4}
          value={props.typed}
          error={errors.body}
          maxLength={4000}
        />
        {props.takesPhotos && (
          <FileField
            name="photo"
            id={`${props.id}-photo`}
            label="Foto"
            accept="image/jpeg,image/png,image/webp"
            isMultiple
            isOptional
            error={errors.photo}
          />
        )}
        <FormActions>
          <Button look="primary">{props.submit}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}

export function SameNotice({ number, url }: { number: string; url: string }) {
  return (
    <Notice title="Pengaduan ini digabung" tone="info">
      Kelanjutannya ada di{' '}
      <a className="link" href={url}>
        {number}
      </a>
      .
    </Notice>
  );
}
