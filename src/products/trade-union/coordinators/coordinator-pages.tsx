import { listProvinces } from '#features/regions';
import { dateIn, formatDate, type Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  CheckboxGroup,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import type { Coordinator } from './coordinators.ts';

export const BASE = '/admin/region/assign';

export interface CoordinatorsPageProps {
  coordinators: readonly Coordinator[];
  unattended: readonly { regionCode: string; members: number }[];
  zone: Zone;
}

/** Who looks after which region, and which region waits for somebody. */
export function CoordinatorsPage({ coordinators, unattended, zone }: CoordinatorsPageProps) {
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Pengurus wilayah"
        note={
          unattended.length === 0
            ? 'Setiap wilayah yang beranggota punya pengurus'
            : `${formatCount(unattended.length)} wilayah beranggota belum punya pengurus`
        }
        actions={
          <LinkButton href={`${BASE}/baru`} look="primary" icon="plus">
            Tugaskan anggota
          </LinkButton>
        }
      />
      <DataTable
        caption="Pengurus wilayah menurut nama"
        columns={[
          {
            key: 'name',
            label: 'Nama',
            cell: (item) => (
              <>
                <a className="font-semibold hover:underline" href={`${BASE}/${item.grantId}`}>
                  {item.name}
                </a>
                <span className="block text-xs text-muted">{item.memberNumber ?? 'Bukan anggota'}</span>
              </>
            ),
          },
          {
            key: 'regions',
            label: 'Wilayah',
            cell: (item) => (
              <span className="flex flex-wrap gap-1.5">
                {item.regions.map((code) => (
                  <Badge key={code}>{regionName(code)}</Badge>
                ))}
              </span>
            ),
          },
          {
            key: 'since',
            label: 'Sejak',
            isNarrow: true,
            onPhone: 'hidden',
            cell: (item) => formatDate(dateIn(zone, item.since), 'short'),
          },
        ]}
        rows={coordinators}
        rowKey={({ grantId }) => grantId}
        rowLabel={({ name }) => name}
        empty={{
          kind: 'nothing-yet',
          title: 'Belum ada pengurus wilayah',
          children: 'Tugaskan anggota aktif untuk satu wilayah atau lebih; menunya terbuka saat itu juga.',
          actions: <LinkButton href={`${BASE}/baru`}>Tugaskan anggota</LinkButton>,
        }}
      />
      {unattended.length > 0 && (
        <Sheet title="Wilayah tanpa pengurus">
          <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
            {unattended.map(({ regionCode, members }) => (
              <li key={regionCode}>
                <a
                  className="hover:underline"
                  href={`/admin/members?filter[region]=${regionCode}&filter[status]=active`}
                >
                  {regionName(regionCode)}
                </a>
                <span className="text-sm text-muted"> {formatCount(members)} anggota aktif</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

export interface AssignFormProps {
  name: string;
  /** A member to assign, or the assignment to change. */
  subject: { memberId: string } | { grantId: string };
  regions: readonly string[];
  errors: FieldErrors;
}

/** The regions somebody looks after. */
export function AssignForm({ name, subject, regions, errors }: AssignFormProps) {
  const isNew = 'memberId' in subject;
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={isNew ? `Tugaskan ${name}` : name} note="Wilayah adalah provinsi kampus anggota." />
      <ErrorSummary errors={errors} />
      <Sheet title="Wilayah">
        <Form
          action={isNew ? BASE : `${BASE}/${subject.grantId}`}
          hidden={isNew ? { member: subject.memberId } : {}}
          className="grid gap-5"
        >
          <CheckboxGroup
            name="regions"
            label="Wilayah yang diurus"
            isInline
            options={listProvinces().map(({ code }) => ({ value: code, label: regionName(code) }))}
            values={[...regions]}
            {...(errors.regions && { error: errors.regions })}
          />
          <FormActions>
            <Button>{isNew ? 'Tugaskan' : 'Simpan wilayah'}</Button>
            <LinkButton href={BASE} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
      {!isNew && (
        <Sheet title="Akhiri tugas">
          <Form action={`${BASE}/${subject.grantId}/akhiri`} className="grid gap-5">
            <TextArea
              name="reason"
              label="Alasan"
              help="Disimpan dalam catatan audit."
              maxLength={500}
              rows={3}
              {...(errors.reason && { error: errors.reason })}
            />
            <div>
              <Button look="danger">Akhiri tugas</Button>
            </div>
          </Form>
        </Sheet>
      )}
    </div>
  );
}
