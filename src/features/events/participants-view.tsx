import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { Button, DataTable, ErrorSummary, Form, PageHeader, Sheet, TextArea } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Participant } from './registration.ts';

/** Who comes to an event, and the way to tell them something. */
export function ParticipantsView(props: {
  ctx: RequestContext;
  event: { title: string; quota: number | null };
  participants: readonly Participant[];
  action: string;
  canTell: boolean;
  text: string;
  errors: FieldErrors;
}) {
  const { ctx, event, participants, errors } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={`Peserta ${event.title}`}
        note={`${participants.length} orang${event.quota ? ` dari ${event.quota}` : ''}`}
      />
      <ErrorSummary errors={errors} />
      {props.canTell && participants.length > 0 && (
        <Sheet title="Kabari peserta">
          <Form action={props.action} className="grid max-w-2xl gap-4">
            <TextArea
              name="text"
              label="Kabar"
              rows={3}
              maxLength={500}
              value={props.text}
              help="Tampil sebagai pemberitahuan semua peserta."
              error={errors.text}
            />
            <div>
              <Button look="primary">{`Kirim kepada ${participants.length} peserta`}</Button>
            </div>
          </Form>
        </Sheet>
      )}
      <DataTable
        caption="Peserta menurut waktu mendaftar"
        rows={participants}
        rowKey={({ accountId }) => accountId}
        rowLabel={({ name }) => name}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'users', title: 'Belum ada yang mendaftar' },
          children: 'Peserta tampil di sini setelah kegiatan terbit dan mereka mendaftar.',
        }}
        columns={[
          { key: 'name', label: 'Nama', cell: ({ name }) => name },
          {
            ...{ key: 'at', label: 'Mendaftar' },
            cell: ({ registeredAt }) => formatMoment(registeredAt, zone, 'short'),
          },
        ]}
      />
    </div>
  );
}
