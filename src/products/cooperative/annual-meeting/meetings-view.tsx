import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { AnnualMeeting } from './annual-meeting.ts';
import type { TypedMeeting } from './plan-meeting.ts';

export const MEETINGS_URL = '/rat';

/** Yearly meetings, newest first. */
export function MeetingsView({ ctx, meetings }: { ctx: RequestContext; meetings: readonly AnnualMeeting[] }) {
  return (
    <>
      <PageHeader
        title="Rapat anggota tahunan"
        note="Paling lambat enam bulan sesudah tahun buku berakhir."
        actions={
          ctx.can('annual-meeting', 'create') && (
            <LinkButton href={`${MEETINGS_URL}/baru`} look="primary" icon="plus">
              Rencanakan RAT
            </LinkButton>
          )
        }
      />
      <DataTable
        caption="Rapat anggota tahunan, terbaru di atas"
        rows={meetings}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'gavel', title: 'Belum ada RAT yang direncanakan' },
          children: 'Undangan, kehadiran, keputusan, notulen, dan buku laporannya dikerjakan di sini.',
        }}
        columns={[
          {
            ...{ key: 'year', label: 'Tahun buku' },
            cell: (row) => (
              <a className="link font-semibold" href={`${MEETINGS_URL}/${row.id}`}>
                RAT {row.year}
              </a>
            ),
          },
          {
            ...{ key: 'day', label: 'Hari', isNarrow: true },
            cell: (row) => `${formatDate(row.heldOn, 'short')}, ${row.startedAt}`,
          },
          { key: 'place', label: 'Tempat', cell: (row) => row.place },
          {
            ...{ key: 'present', label: 'Hadir', isNumeric: true },
            cell: (row) => formatCount(row.present),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: (row) => <MeetingBadge meeting={row} />,
          },
        ]}
      />
    </>
  );
}

export function MeetingBadge({ meeting }: { meeting: AnnualMeeting }) {
  if (meeting.minutesId) return <Badge tone="success">Selesai</Badge>;
  if (meeting.invitedAt) return <Badge tone="info">Anggota diundang</Badge>;
  return <Badge>Direncanakan</Badge>;
}

/** The plan of a meeting: when, where, who leads, and what it deals with. */
export function PlanView(props: {
  action: string;
  title: string;
  typed: TypedMeeting;
  years: readonly number[];
  errors: FieldErrors;
}) {
  const { action, title, typed, years, errors } = props;
  return (
    <>
      <PageHeader title={title} note="Undangan dikirim sesudah rencananya disimpan." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={action} className="grid max-w-2xl gap-5">
          <Select
            name="year"
            label="Tahun buku"
            value={typed.year}
            error={errors.year}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField name="heldOn" label="Tanggal" value={typed.heldOn} error={errors.heldOn} />
            <TextField
              name="startedAt"
              label="Mulai pukul"
              value={typed.startedAt}
              error={errors.startedAt}
              maxLength={5}
              help="Misalnya 09:00."
            />
          </div>
          <TextField name="place" label="Tempat" value={typed.place} error={errors.place} maxLength={150} />
          <TextField
            name="chair"
            label="Pimpinan rapat"
            value={typed.chair}
            error={errors.chair}
            maxLength={150}
          />
          <TextArea
            name="agenda"
            label="Acara"
            rows={8}
            value={typed.agenda}
            error={errors.agenda}
            help="Satu acara pada setiap baris."
          />
          <TextField
            name="quorumPercent"
            label="Kuorum, persen"
            inputMode="numeric"
            value={typed.quorumPercent}
            error={errors.quorumPercent}
            help="Menurut anggaran dasar. 50 berarti lebih dari separuh anggota."
          />
          <FormActions>
            <Button look="primary">Simpan rencana</Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}
