import { formatMoment, type Zone } from '#kernel/calendar';
import type { NamedGrant } from '#kernel/identity';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { BASE } from './handlers.ts';

interface ListProps {
  handlers: readonly NamedGrant[];
  zone: Zone;
}

/** Who opens confidential grievances, and who is proposed for it. */
export function HandlersPage({ handlers, zone }: ListProps) {
  const waiting = handlers.filter(({ since }) => !since).length;
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Penangan pengaduan rahasia"
        note={
          waiting > 0
            ? `${waiting} usul menunggu pengurus kedua`
            : 'Berkas rahasia hanya dibuka orang yang ditunjuk dua pengurus'
        }
        actions={
          <LinkButton href={`${BASE}/baru`} look="primary" icon="plus">
            Usulkan orang
          </LinkButton>
        }
      />
      <DataTable
        caption="Penangan pengaduan rahasia"
        columns={[
          {
            key: 'name',
            label: 'Nama',
            cell: (item) => (
              <a className="font-semibold hover:underline" href={`${BASE}/${item.id}`}>
                {item.name}
              </a>
            ),
          },
          { key: 'state', label: 'Keadaan', cell: (item) => <HandlerBadge handler={item} /> },
          { key: 'proposer', label: 'Diusulkan', cell: ({ proposerName }) => proposerName },
          { key: 'confirmer', label: 'Disahkan', cell: ({ confirmerName }) => confirmerName ?? '–' },
          {
            key: 'since',
            label: 'Sejak',
            isNarrow: true,
            cell: ({ since }) => (since ? formatMoment(since, zone) : '–'),
          },
        ]}
        rows={handlers}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        empty={{
          kind: 'nothing-yet',
          title: 'Belum ada penangan pengaduan',
          children:
            'Selama belum ada, pengaduan rahasia tidak dibaca siapa pun selain penulisnya. Usulkan anggota yang dipercaya; pengurus lain mengesahkannya.',
          actions: <LinkButton href={`${BASE}/baru`}>Usulkan orang</LinkButton>,
        }}
      />
    </div>
  );
}

function HandlerBadge({ handler }: { handler: NamedGrant }) {
  return handler.since ? <Badge tone="success">Ditetapkan</Badge> : <Badge tone="warning">Menunggu</Badge>;
}

/** Why this member should open confidential grievances. */
export function ProposeForm(props: { name: string; memberId: string; typed: string; errors: FieldErrors }) {
  const { name, memberId, typed, errors } = props;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={`Usulkan ${name}`} note="Pengurus lain membaca alasannya, lalu mengesahkan." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={BASE} hidden={{ member: memberId }} className="grid gap-5">
          <TextArea
            name="reason"
            label="Alasan"
            help="Mengapa orang ini dipercaya menangani pengaduan rahasia."
            rows={4}
            maxLength={500}
            value={typed}
            error={errors.reason}
          />
          <FormActions>
            <Button look="primary">Kirim usul</Button>
            <LinkButton href={BASE} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface HandlerPageProps {
  handler: NamedGrant;
  /** The account that looks at the page. */
  viewerId: string;
  zone: Zone;
  typed: string;
  errors: FieldErrors;
}

/** One person: who proposed, who confirmed, and what this officer may do about it. */
export function HandlerPage({ handler, viewerId, zone, typed, errors }: HandlerPageProps) {
  const isOwn = handler.proposedBy === viewerId;
  const isNamed = handler.accountId === viewerId;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={handler.name} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          items={[
            {
              term: 'Diusulkan',
              detail: `${handler.proposerName}, ${formatMoment(handler.proposedAt, zone)}`,
            },
            { term: 'Alasan', detail: handler.reason },
            {
              term: 'Disahkan',
              detail: handler.since
                ? `${handler.confirmerName ?? '–'}, ${formatMoment(handler.since, zone)}`
                : 'Menunggu pengurus kedua',
            },
          ]}
        />
      </Sheet>
      {!handler.since && (isOwn || isNamed) && (
        <Notice tone="info" title="Disahkan pengurus lain">
          {isOwn ? 'Anda yang mengusulkan' : 'Anda yang diusulkan'}, jadi pengurus lain yang memutuskan.
        </Notice>
      )}
      {!handler.since && !isOwn && !isNamed && (
        <Sheet title="Sahkan">
          <Form action={`${BASE}/${handler.id}/sahkan`} className="grid gap-4">
            <p>{handler.name} langsung dapat membuka semua berkas pengaduan rahasia.</p>
            <div>
              <Button look="primary">Sahkan</Button>
            </div>
          </Form>
        </Sheet>
      )}
      {handler.since ? (
        <EndForm title="Akhiri tugas" act="akhiri" label="Akhiri tugas" {...{ handler, typed, errors }} />
      ) : (
        <EndForm
          title={isOwn ? 'Tarik usul' : 'Tolak usul'}
          act="tolak"
          label={isOwn ? 'Tarik usul' : 'Tolak usul'}
          {...{ handler, typed, errors }}
        />
      )}
    </div>
  );
}

function EndForm(props: {
  title: string;
  act: string;
  label: string;
  handler: NamedGrant;
  typed: string;
  errors: FieldErrors;
}) {
  return (
    <Sheet title={props.title}>
      <Form action={`${BASE}/${props.handler.id}/${props.act}`} className="grid gap-4">
        <TextArea
          name="reason"
          label="Alasan"
          help="Disimpan dalam catatan audit."
          rows={3}
          maxLength={500}
          value={props.typed}
          error={props.errors.reason}
        />
        <div>
          <Button look="danger">{props.label}</Button>
        </div>
      </Form>
    </Sheet>
  );
}
