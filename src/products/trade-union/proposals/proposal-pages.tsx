import { formatMoment, type Zone } from '#kernel/calendar';
import { type OfferedStep, stepOf } from '#kernel/flow';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { sortUrlOf } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  Chip,
  ChipRow,
  DataTable,
  DescriptionList,
  ErrorSummary,
  FilterBar,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  RadioGroup,
  SearchField,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import type { MemberListItem } from '../members/find-members.ts';
import { membershipFlow } from '../registration/flow.ts';
import type { Membership } from '../registration/membership.ts';
import { proposalFlow } from './flow.ts';
import { type Proposal, type ProposalState, proposableSteps, proposalStates } from './proposal.ts';

export interface ProposalsPageProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly Proposal[];
  total: number;
  waiting: number;
  /** `/region/proposals` for those who propose, `/admin/proposals` for those who decide. */
  base: string;
  mayPropose: boolean;
  zone: Zone;
}

/** Who proposed what on whom, and what became of it. */
export function ProposalsPage({
  ctx,
  list,
  base,
  items,
  total,
  waiting,
  mayPropose,
  zone,
}: ProposalsPageProps) {
  const url = (changes: Record<string, string | number | null>) => listUrl(base, ctx.query, changes);
  const state = list.filters.state?.[0];
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Usulan tindakan"
        note={waiting === 0 ? 'Tidak ada usulan yang menunggu' : `${formatCount(waiting)} menunggu keputusan`}
        actions={
          mayPropose && (
            <LinkButton href="/region/proposals/baru" look="primary" icon="plus">
              Ajukan usulan
            </LinkButton>
          )
        }
      />
      <ChipRow label="Keadaan usulan">
        <Chip value="Semua" url={url({ 'filter[state]': null })} isCurrent={!state} />
        {proposalStates.map((one) => (
          <Chip
            key={one}
            value={proposalFlow.states[one].label}
            url={url({ 'filter[state]': one })}
            isCurrent={state === one}
          />
        ))}
      </ChipRow>
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q')}
        search={{ label: 'Nama atau nomor anggota', value: list.q }}
      />
      <DataTable
        caption="Usulan tindakan, yang terbaru lebih dahulu"
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (item) => (
              <>
                <a className="font-semibold hover:underline" href={`${base}/${item.id}`}>
                  {item.memberName}
                </a>
                <span className="block text-xs text-muted">{item.memberNumber ?? 'Belum bernomor'}</span>
              </>
            ),
          },
          { key: 'step', label: 'Tindakan', onPhone: 'pair', cell: (item) => labelOf(item) },
          {
            key: 'region',
            label: 'Wilayah',
            isSortable: true,
            onPhone: 'hidden',
            cell: (item) => regionName(item.regionCode),
          },
          {
            key: 'proposed',
            label: 'Diajukan',
            isSortable: true,
            onPhone: 'hidden',
            cell: (item) => (
              <>
                {formatMoment(item.proposedAt, zone, 'short')}
                <span className="block text-xs text-muted">{item.proposedByName}</span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'pair',
            cell: (item) => <StateBadge state={item.state} />,
          },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        sort={list.sort}
        sortUrl={sortUrlOf(ctx)}
        empty={
          list.q || state
            ? {
                kind: 'not-found',
                title: 'Tidak ada usulan untuk pilihan ini',
                children: 'Pilih keadaan lain, atau lihat semuanya.',
                actions: <LinkButton href={base}>Lihat semua usulan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                title: 'Belum ada usulan',
                children:
                  'Pengurus wilayah mengusulkan penangguhan atau penonaktifan, pengurus pusat memutuskan.',
              }
        }
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(items.length)} dari ${formatCount(total)} usulan`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

export interface ProposalPageProps {
  proposal: Proposal;
  offered: readonly OfferedStep<Proposal, ProposalState>[];
  base: string;
  zone: Zone;
}

/** One proposal: what is asked, why, and what can be done about it. */
export function ProposalPage({ proposal, offered, base, zone }: ProposalPageProps) {
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title={`${labelOf(proposal)}: ${proposal.memberName}`}
        note={`Diajukan ${proposal.proposedByName}, ${formatMoment(proposal.proposedAt, zone, 'long')}`}
        actions={<StateBadge state={proposal.state} />}
      />
      <Sheet title="Usulan">
        <DescriptionList
          items={[
            {
              term: 'Anggota',
              detail: (
                <a className="link" href={`/admin/members/${proposal.memberId}`}>
                  {proposal.memberName}
                </a>
              ),
            },
            { term: 'Wilayah', detail: regionName(proposal.regionCode) },
            { term: 'Tindakan', detail: labelOf(proposal) },
            { term: 'Alasan', detail: <span className="whitespace-pre-line">{proposal.reason}</span> },
          ]}
        />
      </Sheet>
      {proposal.decidedAt && (
        <Sheet title="Keputusan">
          <DescriptionList
            items={[
              { term: 'Hasil', detail: proposalFlow.states[proposal.state].label },
              { term: 'Oleh', detail: proposal.decidedByName ?? '' },
              { term: 'Waktu', detail: formatMoment(proposal.decidedAt, zone, 'long') },
              { term: 'Alasan', detail: proposal.decisionNote ?? '–' },
            ]}
          />
        </Sheet>
      )}
      {offered.map(({ step, verdict }) =>
        verdict.isOpen ? undefined : (
          <Notice key={step.key} tone="neutral" title={step.label}>
            {verdict.reason}
          </Notice>
        ),
      )}
      <FormActions>
        {offered.map(({ step, verdict }) =>
          verdict.isOpen ? (
            <LinkButton
              key={step.key}
              href={`${step.key === 'withdraw' ? '/region/proposals' : '/admin/proposals'}/${proposal.id}/${step.key}`}
              look={step.isDanger ? 'danger' : 'outline'}
            >
              {step.label}
            </LinkButton>
          ) : undefined,
        )}
        <LinkButton href={base} look="quiet">
          Kembali ke daftar
        </LinkButton>
      </FormActions>
    </div>
  );
}

export interface ProposeFormProps {
  person: Pick<Membership, 'id' | 'fullName' | 'memberNumber' | 'regionCode'>;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** What is proposed for this member, and why. */
export function ProposeForm({ person, typed, errors }: ProposeFormProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader
        title={`Usulan untuk ${person.fullName}`}
        note={[person.memberNumber, regionName(person.regionCode)].filter(Boolean).join(', ')}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action="/region/proposals" hidden={{ member: person.id }} className="grid gap-5">
          <RadioGroup
            name="step"
            label="Tindakan yang diusulkan"
            options={proposableSteps.map((key) => {
              const { label, explain } = stepOf(membershipFlow, key);
              return { value: key, label, ...(explain && { help: explain }) };
            })}
            value={typed.step ?? ''}
            {...(errors.step && { error: errors.step })}
          />
          <TextArea
            name="reason"
            label="Alasan"
            help="Sebutkan kejadian, tanggal, dan bukti yang ada. Dibaca oleh pengurus pusat."
            value={typed.reason ?? ''}
            maxLength={1000}
            {...(errors.reason && { error: errors.reason })}
          />
          <FormActions>
            <Button>Ajukan usulan</Button>
            <LinkButton href="/region/proposals" look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface ChooseMemberProps {
  q: string;
  items: readonly MemberListItem[];
}

/** Finds the member a proposal is about. */
export function ChooseMember({ q, items }: ChooseMemberProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Ajukan usulan" note="Cari anggota di wilayah Anda, lalu pilih namanya." />
      <form action="/region/proposals/baru" method="get" className="grid gap-3">
        <SearchField name="q" label="Nama atau nomor anggota" value={q} />
      </form>
      {q && (
        <Sheet>
          {items.length === 0 ? (
            <p className="text-muted">Tidak ada anggota dengan nama atau nomor itu di wilayah Anda.</p>
          ) : (
            <ul className="grid gap-3">
              {items.map((item) => (
                <li key={item.id}>
                  <a
                    className="font-semibold hover:underline"
                    href={`/region/proposals/baru?member=${item.id}`}
                  >
                    {item.fullName}
                  </a>
                  <span className="block text-sm text-muted">
                    {[item.memberNumber, item.universityName].filter(Boolean).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </div>
  );
}

function StateBadge({ state }: { state: ProposalState }) {
  const { label, tone } = proposalFlow.states[state];
  return <Badge tone={tone}>{label}</Badge>;
}

const labelOf = ({ step }: Proposal) => stepOf(membershipFlow, step).label;
