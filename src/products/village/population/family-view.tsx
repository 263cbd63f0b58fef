import { maskNik } from '#features/people';
import {
  type Area,
  areaAddress,
  type FamilyHead,
  type FamilyMember,
  populationLists,
} from '#features/population';
import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { Badge, DataTable, DescriptionList, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { statusTone, statusWord } from './resident-words.ts';

/** A family card as it stands: the number, the place, and everybody on it. */
export function FamilyView(props: {
  ctx: RequestContext;
  title: string;
  family: FamilyHead;
  members: readonly FamilyMember[];
  areas: readonly Area[];
  isOpen: boolean;
}) {
  const { ctx, title, family, members, areas, isOpen } = props;
  const url = `/keluarga/${family.id}`;
  const number = (text: string | null) => (text ? (isOpen ? text : maskNik(text)) : 'Belum ada');
  const { EDUCATIONS, OCCUPATIONS, RELATIONS, MARITAL_STATUSES, SEXES, wordIn } = populationLists;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={title}
        note={`${family.people} orang, ${areaAddress(areas, family.areaCode)}`}
        badge={family.isClosed && <Badge tone="neutral">Ditutup</Badge>}
        actions={
          <>
            {!isOpen && ctx.can('resident', 'reveal') && (
              <LinkButton href={`${url}/lengkap`} icon="eye">
                Tampilkan nomor
              </LinkButton>
            )}
            {ctx.can('family', 'update') && (
              <LinkButton href={`${url}/ubah`} icon="pencil">
                Ubah kartu
              </LinkButton>
            )}
            {ctx.can('resident-event', 'create') && !family.isClosed && (
              <LinkButton href={`${url}/kelahiran`} icon="baby">
                Catat kelahiran
              </LinkButton>
            )}
            {ctx.can('resident-event', 'create') && !family.isClosed && (
              <>
                <LinkButton href={`${url}/kedatangan`}>Catat kedatangan</LinkButton>
                <LinkButton href={`${url}/pecah`}>Pecah KK</LinkButton>
              </>
            )}
            {ctx.can('resident', 'create') && !family.isClosed && (
              <LinkButton href={`${url}/anggota`} look="primary" icon="user-plus">
                Tambah anggota
              </LinkButton>
            )}
          </>
        }
      />
      {isOpen && (
        <Notice tone="info" title="Nomor tampil lengkap">
          Pembukaan ini tercatat atas nama Anda.
        </Notice>
      )}
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Nomor KK', detail: number(family.kk) },
            { term: 'Kepala keluarga', detail: family.headName ?? 'Belum ada' },
            {
              term: 'Alamat',
              detail: family.address === '' ? 'Belum diisi' : isOpen ? family.address : '••••••',
            },
            { term: 'Wilayah', detail: areaAddress(areas, family.areaCode) },
          ]}
        />
      </Sheet>
      <Sheet title="Anggota keluarga" isFlush>
        <DataTable
          caption="Anggota keluarga"
          isPlain
          rows={members}
          rowKey={({ id }) => id}
          empty={{
            ...{ kind: 'nothing-yet', icon: 'users', title: 'Belum ada anggota' },
            children: 'Tambahkan kepala keluarganya lebih dahulu.',
          }}
          columns={[
            {
              ...{ key: 'name', label: 'Nama' },
              cell: ({ id, fullName }) =>
                ctx.can('family', 'update') ? (
                  <a className="link font-semibold" href={`/penduduk/${id}`}>
                    {fullName}
                  </a>
                ) : (
                  <b>{fullName}</b>
                ),
            },
            { key: 'relation', label: 'Hubungan', cell: ({ relation }) => wordIn(RELATIONS, relation) },
            { key: 'nik', label: 'NIK', isNarrow: true, cell: ({ nik }) => number(nik) },
            {
              ...{ key: 'born', label: 'Lahir' },
              cell: ({ birthPlace, birthDate, sex }) =>
                `${birthPlace ? `${birthPlace}, ` : ''}${formatDate(birthDate, 'short')} (${wordIn(SEXES, sex)})`,
            },
            {
              ...{ key: 'marital', label: 'Perkawinan' },
              cell: ({ maritalStatus }) => wordIn(MARITAL_STATUSES, maritalStatus),
            },
            {
              ...{ key: 'education', label: 'Pendidikan', onPhone: 'hidden' },
              cell: ({ education }) => wordIn(EDUCATIONS, education),
            },
            {
              ...{ key: 'occupation', label: 'Pekerjaan' },
              cell: ({ occupation }) => wordIn(OCCUPATIONS, occupation),
            },
            {
              ...{ key: 'status', label: 'Status', onPhone: 'badge' },
              cell: ({ status }) => <Badge tone={statusTone(status)}>{statusWord(status)}</Badge>,
            },
          ]}
        />
      </Sheet>
    </div>
  );
}
