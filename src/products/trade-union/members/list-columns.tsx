import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { Badge, type Column } from '#kernel/ui';
import { regionName } from './campus.ts';
import type { MemberListItem } from './find-members.ts';
import { duesBadge, stageBadge } from './list-words.ts';
import { rateWord } from './record-view.tsx';

type MemberColumn = Column<MemberListItem> & {
  /** Shown unless the person chose otherwise. */
  isUsual?: true;
  isFixed?: true;
  /** Kept from who sees only what a bill needs (the treasurer's columns). */
  isProfile?: true;
};

/** The columns of a list of members, in their order. */
export function memberColumns(ctx: RequestContext, detailUrl: (id: string) => string): MemberColumn[] {
  const all: MemberColumn[] = [
    {
      key: 'name',
      label: 'Anggota',
      isSortable: true,
      isUsual: true,
      isFixed: true,
      cell: (item) => (
        <>
          <a className="font-semibold hover:underline" href={detailUrl(item.id)}>
            {item.fullName}
          </a>
          <span className="figures block text-xs text-muted">{item.memberNumber ?? 'Belum bernomor'}</span>
        </>
      ),
    },
    {
      key: 'campus',
      label: 'Kampus',
      isSortable: true,
      isUsual: true,
      cell: (item) => item.universityName ?? '–',
    },
    {
      key: 'region',
      label: 'Wilayah',
      isSortable: true,
      isUsual: true,
      onPhone: 'hidden',
      cell: (item) => regionName(item.regionCode),
    },
    {
      key: 'rate',
      label: 'Golongan',
      isUsual: true,
      onPhone: 'hidden',
      cell: (item) => item.golongan ?? rateWord(item.duesRateCode) ?? '–',
    },
    {
      key: 'dues',
      label: 'Iuran',
      isUsual: true,
      onPhone: 'badge',
      cell: (item) => {
        const dues = duesBadge(item);
        return dues ? <Badge tone={dues.tone}>{dues.label}</Badge> : '–';
      },
    },
    {
      key: 'status',
      label: 'Status',
      isSortable: true,
      isUsual: true,
      onPhone: 'badge-end',
      cell: (item) => {
        const { tone, label } = stageBadge(item);
        return <Badge tone={tone}>{label}</Badge>;
      },
    },
    {
      key: 'joined',
      label: 'Bergabung',
      isSortable: true,
      isUsual: true,
      isNarrow: true,
      onPhone: 'hidden',
      cell: (item) => (item.joinedAt ? formatDate(item.joinedAt, 'short') : '–'),
    },
    {
      key: 'faculty',
      label: 'Fakultas',
      isProfile: true,
      onPhone: 'hidden',
      cell: (item) => item.faculty ?? '–',
    },
    {
      key: 'employment',
      label: 'Status kepegawaian',
      isProfile: true,
      onPhone: 'hidden',
      cell: (item) => item.employmentStatus,
    },
    {
      key: 'rank',
      label: 'Jabatan akademik',
      isProfile: true,
      onPhone: 'hidden',
      cell: (item) => item.academicRank,
    },
    {
      key: 'gender',
      label: 'Jenis kelamin',
      isProfile: true,
      onPhone: 'hidden',
      cell: (item) => (item.gender === 'L' ? 'Laki-laki' : item.gender === 'P' ? 'Perempuan' : '–'),
    },
    { key: 'email', label: 'Surel', isProfile: true, onPhone: 'hidden', cell: (item) => item.email ?? '–' },
  ];
  return ctx.can('member.profile', 'view') ? all : all.filter((column) => !column.isProfile);
}
