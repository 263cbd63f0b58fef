import { maskNik } from '#features/people';
import {
  type Area,
  areaAddress,
  type FamilyMember,
  type KeptChange,
  populationLists,
  type Resident,
  residentField,
  residentFields,
  residentSections,
} from '#features/population';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Badge,
  DescriptionList,
  Disclosure,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  Timeline,
  type TimelineItem,
} from '#kernel/ui';
import { fieldWords, statusTone, statusWord } from './resident-words.ts';

export interface ResidentViewProps {
  ctx: RequestContext;
  resident: Resident;
  areas: readonly Area[];
  family: readonly FamilyMember[];
  changes: readonly KeptChange[];
  /** What happened to this person; drawn by the page of events. */
  events?: React.ReactNode;
  /** NIK, KK, telephone and addresses in full; opening them was written into the log. */
  isOpen: boolean;
}

/** One resident: who, whose family, what happened, and what changed when. */
export function ResidentView(props: ResidentViewProps) {
  const { ctx, resident, areas, isOpen } = props;
  const { values } = resident;
  const url = `/penduduk/${resident.id}`;
  const number = (text: string | null) => (text ? (isOpen ? text : maskNik(text)) : 'Belum ada');
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={values.fullName}
        note={areaAddress(areas, resident.areaCode)}
        badge={<Badge tone={statusTone(values.status)}>{statusWord(values.status)}</Badge>}
        actions={
          <>
            {!isOpen && ctx.can('resident', 'reveal') && (
              <LinkButton href={`${url}/lengkap`} icon="eye">
                Tampilkan NIK dan KK
              </LinkButton>
            )}
            {ctx.can('resident-event', 'create') && (
              <LinkButton href={`${url}/peristiwa`} icon="calendar-plus">
                Catat peristiwa
              </LinkButton>
            )}
            {ctx.can('resident', 'update') && (
              <LinkButton href={`${url}/ubah`} look="primary" icon="pencil">
                Ubah data
              </LinkButton>
            )}
          </>
        }
      />
      {isOpen && (
        <Notice tone="info" title="NIK dan KK tampil lengkap">
          Pembukaan ini tercatat atas nama Anda dan dapat dilihat orangnya.
        </Notice>
      )}
      {resident.nikNote && (
        <Notice tone="warning" title="NIK berbeda dari data, dengan alasan">
          {resident.nikNote}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Sheet title="Kartu keluarga">
          <DescriptionList
            items={[
              { term: 'Nomor KK', detail: number(resident.kk) },
              { term: 'Alamat', detail: addressOf(resident, isOpen) },
              {
                term: 'Anggota',
                detail: (
                  <ul className="grid gap-1 font-normal">
                    {props.family.map(({ id, fullName, relation, status }) => (
                      <li key={id}>
                        {id === resident.id || !ctx.can('family', 'update') ? (
                          <b>{fullName}</b>
                        ) : (
                          <a className="link" href={`/penduduk/${id}`}>
                            {fullName}
                          </a>
                        )}
                        , {populationLists.wordIn(populationLists.RELATIONS, relation).toLowerCase()}
                        {status === 'alive' ? '' : ` (${statusWord(status).toLowerCase()})`}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
          <p className="mt-4">
            <a className="link" href={`/keluarga/${resident.familyId}`}>
              Buka kartu keluarga
            </a>
          </p>
        </Sheet>
        {Object.entries(residentSections).map(([section, title]) => {
          const items = residentFields
            .filter((field) => field.section === section && field.name !== 'fullName' && !field.isState)
            .map((field) => ({ term: field.label, detail: fieldWords(field, values[field.name], isOpen) }))
            .filter(({ detail }) => detail !== '');
          return items.length > 0 ? (
            <Sheet key={section} title={title}>
              <DescriptionList items={items} />
            </Sheet>
          ) : null;
        })}
      </div>
      {props.events}
      <Sheet title="Riwayat isian" note={`${props.changes.length} perubahan`}>
        {props.changes.length > 0 ? (
          <Disclosure title="Lihat siapa mengubah apa">
            <Timeline
              label="Riwayat isian"
              items={props.changes.map((change) => changeItem(ctx, change, isOpen))}
            />
          </Disclosure>
        ) : (
          <p className="text-muted">Belum ada perubahan.</p>
        )}
      </Sheet>
    </div>
  );
}

const addressOf = (resident: Resident, isOpen: boolean) => {
  if (resident.address === '') return 'Belum diisi';
  return isOpen ? resident.address : '••••••';
};

function changeItem(ctx: RequestContext, change: KeptChange, isOpen: boolean): TimelineItem {
  const field = CHANGE_WORDS[change.field] ? undefined : residentField(change.field);
  const words = (value: string | null) =>
    (field ? fieldWords(field, value, isOpen) : (value ?? '')) || 'kosong';
  return {
    key: change.id,
    state: 'done',
    title: field
      ? `${field.label}: ${words(change.was)} menjadi ${words(change.is)}`
      : `${CHANGE_WORDS[change.field]}${change.field === 'created' ? '' : `: ${words(change.was)} menjadi ${words(change.is)}`}`,
    meta: [
      formatMoment(change.at, zoneOf(ctx.tenant.timeZone), 'long'),
      change.actorName || 'Sistem',
      SOURCES[change.source],
    ].join(', '),
    ...(change.reason ? { note: change.reason } : {}),
  };
}

const CHANGE_WORDS: Readonly<Record<string, string>> = {
  created: 'Dicatat sebagai penduduk',
  family: 'Pindah kartu keluarga',
};
const SOURCES = { form: 'formulir', event: 'peristiwa', import: 'impor lembar' } as const;
