import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import { keptParameters, type ListQuery, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  ErrorSummary,
  FigureRow,
  FilterBar,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  StepList,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { type AnnualMeeting, type Attendee, quorumOf } from './annual-meeting.ts';
import { MEETINGS_URL, MeetingBadge } from './meetings-view.tsx';

export interface MeetingViewProps {
  ctx: RequestContext;
  meeting: AnnualMeeting;
  decisions: readonly { id: string; decision: string }[];
  /** Members with whether they came; only for whoever notes attendance. */
  members: readonly (Attendee & { isPresent: boolean })[];
  count: number;
  list: ListQuery;
  isDay: boolean;
  /** Whether the person who looks is noted as present; undefined for no member. */
  isPresent: boolean | undefined;
  typed: string;
  errors: FieldErrors;
}

/** One yearly meeting, step by step: invitation, attendance, decisions, minutes, report book. */
export function MeetingView(props: MeetingViewProps) {
  const { ctx, meeting, errors } = props;
  const url = `${MEETINGS_URL}/${meeting.id}`;
  const can = (right: string) => ctx.can('annual-meeting', right);
  const hasQuorum = meeting.invitedAt !== null && meeting.present >= quorumOf(meeting);
  const isOver = meeting.minutesId !== null;
  const step = (done: boolean, now: boolean) => (done ? 'done' : now ? 'now' : 'next') as 'done';
  return (
    <>
      <PageHeader
        title={`RAT tahun buku ${meeting.year}`}
        note={`${formatDate(meeting.heldOn)} pukul ${meeting.startedAt}, ${meeting.place}`}
        badge={<MeetingBadge meeting={meeting} />}
        actions={
          can('print') && (
            <>
              <LinkButton href={`${url}/daftar-hadir`} icon="printer" download>
                Daftar hadir
              </LinkButton>
              <LinkButton href={`${url}/buku-laporan`} icon="book-open" download>
                Buku laporan
              </LinkButton>
            </>
          )
        }
      />
      <ErrorSummary errors={errors} />
      <StepList
        label="Langkah RAT"
        steps={[
          { title: 'Rencana', state: 'done' },
          { title: 'Undangan', state: step(meeting.invitedAt !== null, true) },
          { title: 'Kehadiran', state: step(hasQuorum || isOver, meeting.invitedAt !== null) },
          { title: 'Keputusan', state: step(props.decisions.length > 0, hasQuorum) },
          { title: 'Notulen', state: step(isOver, props.decisions.length > 0) },
        ]}
      />
      <OwnAttendance {...props} />
      <Plan {...props} />
      <Quorum meeting={meeting} />
      <Decisions {...props} />
      {can('update') && meeting.invitedAt !== null && <AttendanceTable {...props} />}
    </>
  );
}

/** A member says that they came. */
function OwnAttendance({ ctx, meeting, isDay, isPresent }: MeetingViewProps) {
  if (isPresent === undefined || meeting.minutesId || !meeting.invitedAt) return null;
  if (isPresent)
    return (
      <Notice tone="success" title="Anda tercatat hadir">
        Terima kasih. Kehadiran Anda dihitung untuk kuorum.
      </Notice>
    );
  if (!isDay)
    return (
      <Notice tone="info" title="Anda diundang">
        Pada hari rapat, tekan “Saya hadir” di halaman ini, atau isi daftar hadir di tempat.
      </Notice>
    );
  if (!ctx.can('annual-meeting', 'attend')) return null;
  return (
    <Sheet title="Anda di tempat rapat?">
      <Form action={`${MEETINGS_URL}/${meeting.id}/hadir`}>
        <Button look="primary">Saya hadir</Button>
      </Form>
    </Sheet>
  );
}

function Plan({ ctx, meeting }: MeetingViewProps) {
  const url = `${MEETINGS_URL}/${meeting.id}`;
  const canChange = ctx.can('annual-meeting', 'update') && meeting.minutesId === null;
  return (
    <Sheet
      title="Undangan dan acara"
      action={
        canChange && (
          <LinkButton href={`${url}/ubah`} size="sm">
            Ubah
          </LinkButton>
        )
      }
    >
      <div className="grid gap-5">
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Pimpinan', detail: meeting.chair },
            {
              term: 'Undangan',
              detail: meeting.invitedAt
                ? `${formatCount(meeting.invitedCount ?? 0)} anggota, ${formatMoment(meeting.invitedAt, zoneOf(ctx.tenant.timeZone), 'short')}`
                : 'Belum dikirim',
            },
          ]}
        />
        <ol className="list-decimal pl-5">
          {meeting.agenda.split('\n').map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
        {canChange && (
          <Form action={`${url}/undang`}>
            <Button look={meeting.invitedAt ? 'outline' : 'primary'} icon="mail">
              {meeting.invitedAt ? 'Undang lagi' : 'Undang semua anggota'}
            </Button>
          </Form>
        )}
      </div>
    </Sheet>
  );
}

function Quorum({ meeting }: { meeting: AnnualMeeting }) {
  if (meeting.invitedAt === null) return null;
  const needed = quorumOf(meeting);
  return (
    <FigureRow
      items={[
        { label: 'Hadir', value: formatCount(meeting.present) },
        { label: 'Perlu untuk kuorum', value: formatCount(needed) },
        {
          label: 'Kuorum',
          value: meeting.present >= needed ? 'Tercapai' : `Kurang ${formatCount(needed - meeting.present)}`,
        },
      ]}
    />
  );
}

function Decisions({ ctx, meeting, decisions, typed, errors }: MeetingViewProps) {
  const url = `${MEETINGS_URL}/${meeting.id}`;
  const canDecide = ctx.can('annual-meeting', 'decide') && meeting.minutesId === null && meeting.invitedAt;
  return (
    <Sheet title="Keputusan rapat">
      <div className="grid gap-5">
        {decisions.length === 0 ? (
          <p className="text-muted">Belum ada keputusan.</p>
        ) : (
          <ol className="list-decimal pl-5">
            {decisions.map(({ id, decision }) => (
              <li key={id}>{decision}</li>
            ))}
          </ol>
        )}
        {canDecide && (
          <Form action={`${url}/keputusan`} className="grid max-w-2xl gap-5">
            <TextArea
              name="decision"
              label="Keputusan berikutnya"
              value={typed}
              error={errors.decision}
              help="Satu keputusan setiap kali. Boleh dicatat sesudah kuorum tercapai."
            />
            <FormActions>
              <Button>Catat keputusan</Button>
            </FormActions>
          </Form>
        )}
        {meeting.minutesId === null && decisions.length > 0 && ctx.can('member-meeting', 'create') && (
          <Form action={`${url}/tutup`}>
            <p className="mb-3 text-sm text-muted">
              Rapat ditutup dan notulennya ditulis ke buku 07. Sesudah itu kehadiran dan keputusan tidak
              berubah.
            </p>
            <Button look="primary">Tutup rapat dan tulis notulen</Button>
          </Form>
        )}
        {meeting.minutesId && (
          <FormActions>
            {ctx.can('member-meeting', 'read') && (
              <LinkButton href={`/buku/notulen-rapat-anggota/${meeting.minutesId}`}>
                Notulen di buku 07
              </LinkButton>
            )}
            {ctx.can('annual-meeting', 'decide') && (
              <LinkButton href={`/shu/keputusan?tahun=${meeting.year}`}>Catat pembagian SHU</LinkButton>
            )}
          </FormActions>
        )}
      </div>
    </Sheet>
  );
}

function AttendanceTable({ ctx, meeting, members, count, list, isDay }: MeetingViewProps) {
  const url = `${MEETINGS_URL}/${meeting.id}`;
  const isOpen = isDay && meeting.minutesId === null;
  return (
    <>
      <FilterBar
        action={url}
        keep={keptParameters(ctx.query, 'q')}
        search={{ label: 'Nama atau nomor anggota', value: list.q }}
      />
      <ListTable
        {...{ ctx, list }}
        total={count}
        noun="anggota"
        caption="Kehadiran anggota"
        rows={members}
        rowKey={({ memberId }) => memberId}
        nothingYet={{ title: 'Belum ada anggota' }}
        columns={[
          { key: 'name', label: 'Anggota', cell: (row) => <b className="font-semibold">{row.name}</b> },
          { key: 'number', label: 'Nomor', isNarrow: true, cell: (row) => row.number },
          {
            ...{ key: 'state', label: 'Kehadiran', onPhone: 'badge' },
            cell: (row) => (row.isPresent ? <Badge tone="success">Hadir</Badge> : <Badge>Belum</Badge>),
          },
          ...(isOpen
            ? [
                {
                  ...{ key: 'act', label: 'Catat' },
                  cell: (row: MeetingViewProps['members'][number]) => (
                    <Form
                      action={`${url}/${row.isPresent ? 'batal-hadir' : 'catat-hadir'}`}
                      hidden={{ member: row.memberId, back: ctx.request.url.search }}
                    >
                      <Button size="sm" look={row.isPresent ? 'quiet' : 'outline'}>
                        {row.isPresent ? 'Batalkan' : 'Hadir'}
                      </Button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
