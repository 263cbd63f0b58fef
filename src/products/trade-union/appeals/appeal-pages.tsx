import { formatMoment, type Zone } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
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
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  RadioGroup,
  Sheet,
  TextArea,
  type Tone,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { type Appeal, type Appealable, type AppealPlace, type AppealState, refusalOf } from './appeal.ts';

export const BASE = '/admin/appeals';

export const AGAINST_WORDS: Readonly<Record<Appealable, string>> = {
  rejected: 'Penolakan pendaftaran',
  disabled: 'Penonaktifan',
  suspended: 'Penangguhan',
  expelled: 'Pemberhentian',
};

const STATES: Readonly<Record<AppealState, { label: string; tone: Tone }>> = {
  open: { label: 'Menunggu keputusan', tone: 'warning' },
  accepted: { label: 'Diterima', tone: 'success' },
  declined: { label: 'Tidak diterima', tone: 'neutral' },
};

/** What the person sees under the link of the letter: the decision, and room for their side of it. */
export function AppealForm(props: {
  action: string;
  place: AppealPlace;
  zone: Zone;
  typed?: string;
  problem?: AppError | undefined;
}) {
  const { action, place, zone, typed = '', problem } = props;
  const { against, latest, decision } = place;
  if (!against)
    return (
      <Notice tone="info" title="Tidak ada keputusan yang dapat dibanding">
        Keputusan itu sudah tidak berlaku. Masuk untuk melihat status Anda.
      </Notice>
    );
  return (
    <div className="grid gap-5">
      <Sheet title="Keputusan pengurus">
        <DescriptionList
          items={[
            { term: 'Keputusan', detail: AGAINST_WORDS[against] },
            ...(decision.at ? [{ term: 'Waktu', detail: formatMoment(decision.at, zone, 'long') }] : []),
            { term: 'Alasan', detail: decision.reason || '–' },
          ]}
        />
      </Sheet>
      {latest ? (
        <Notice
          tone={latest.state === 'open' ? 'success' : 'info'}
          title={latest.state === 'open' ? 'Banding Anda sudah kami terima' : 'Banding Anda sudah diputuskan'}
          role="status"
        >
          {latest.state === 'open'
            ? 'Pengurus lain, bukan yang memutuskan dahulu, memeriksanya. Keputusannya dikirim ke surel Anda.'
            : latest.answer}
        </Notice>
      ) : (
        <Sheet title="Penjelasan Anda">
          {problem && <ErrorSummary errors={problem.fields} />}
          <Form action={action} className="grid gap-5">
            <TextArea
              name="reason"
              label="Mengapa keputusan ini perlu ditinjau"
              rows={7}
              maxLength={3000}
              value={typed}
              help="Diperiksa oleh pengurus lain, bukan yang memutuskan dahulu. Sebutkan apa yang terjadi dan siapa yang dapat ditanya."
              {...(problem?.fields.reason ? { error: problem.fields.reason } : {})}
            />
            <FormActions>
              <Button look="primary" busyLabel="Mengirim…">
                Kirim banding
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
    </div>
  );
}

export function AppealsPage(props: {
  ctx: RequestContext;
  list: ListQuery;
  items: Appeal[];
  total: number;
  zone: Zone;
}) {
  const { ctx, list, items, total, zone } = props;
  const url = (change: Record<string, string | number | null>) => listUrl(BASE, ctx.query, change);
  const state = list.filters.state?.[0];
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Banding"
        note="Diputuskan oleh pengurus lain, bukan yang mengambil keputusan dahulu."
      />
      <ChipRow label="Keadaan">
        <Chip value="Semua" url={url({ 'filter[state]': null })} isCurrent={!state} />
        {Object.entries(STATES).map(([key, { label }]) => (
          <Chip key={key} value={label} url={url({ 'filter[state]': key })} isCurrent={state === key} />
        ))}
      </ChipRow>
      <DataTable
        caption="Banding, terbaru di atas"
        rows={items}
        rowKey={({ id }) => id}
        sort={list.sort}
        sortUrl={sortUrlOf(ctx)}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <a className="link font-semibold" href={`${BASE}/${row.id}`}>
                {row.memberName}
              </a>
            ),
          },
          { key: 'against', label: 'Atas keputusan', cell: (row) => AGAINST_WORDS[row.against] },
          {
            key: 'region',
            label: 'Wilayah',
            isSortable: true,
            onPhone: 'hidden',
            cell: (row) => regionName(row.regionCode),
          },
          {
            key: 'submitted',
            label: 'Diajukan',
            isSortable: true,
            isNarrow: true,
            cell: (row) => formatMoment(row.submittedAt, zone, 'short'),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>,
          },
        ]}
        empty={{
          kind: state ? 'not-found' : 'nothing-yet',
          title: state ? 'Tidak ada banding dalam keadaan ini' : 'Belum ada banding',
          children:
            'Orang yang ditolak, dinonaktifkan, ditangguhkan, atau diberhentikan dapat mengajukannya dari surelnya.',
        }}
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(total)} banding`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

export function AppealView(props: {
  ctx: RequestContext;
  appeal: Appeal;
  zone: Zone;
  typed?: Readonly<Record<string, string>>;
  problem?: AppError | undefined;
}) {
  const { ctx, appeal, zone, typed = {}, problem } = props;
  const refusal = appeal.state === 'open' ? refusalOf(ctx, appeal) : undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={appeal.memberName}
        badge={<Badge tone={STATES[appeal.state].tone}>{STATES[appeal.state].label}</Badge>}
        note={`Banding atas ${AGAINST_WORDS[appeal.against].toLowerCase()}`}
        actions={<LinkButton href={`/admin/members/${appeal.memberId}`}>Lihat data orangnya</LinkButton>}
      />
      {problem && (
        <ErrorSummary
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Sheet title="Penjelasan orangnya">
          <p className="max-w-[66ch] whitespace-pre-line">{appeal.reason}</p>
          <p className="mt-3 text-sm text-muted">{formatMoment(appeal.submittedAt, zone, 'long')}</p>
        </Sheet>
        <Sheet title="Keputusan yang dibanding">
          <DescriptionList
            items={[
              { term: 'Keputusan', detail: AGAINST_WORDS[appeal.against] },
              { term: 'Oleh', detail: appeal.deciderName || 'Tidak tercatat' },
              { term: 'Alasan', detail: appeal.decisionReason || '–' },
            ]}
          />
        </Sheet>
      </div>
      {appeal.state !== 'open' && (
        <Sheet title="Jawaban">
          <p className="max-w-[66ch] whitespace-pre-line">{appeal.answer}</p>
          <p className="mt-3 text-sm text-muted">
            {[appeal.decidedByName, appeal.decidedAt && formatMoment(appeal.decidedAt, zone, 'long')]
              .filter(Boolean)
              .join(', ')}
          </p>
        </Sheet>
      )}
      {refusal && (
        <Notice tone="info" title="Diputuskan oleh pengurus lain">
          {refusal}
        </Notice>
      )}
      {appeal.state === 'open' && !refusal && (
        <Sheet title="Keputusan Anda">
          <Form action={`${BASE}/${appeal.id}/decide`} className="grid gap-5">
            <RadioGroup
              name="decision"
              label="Keputusan"
              value={typed.decision ?? ''}
              options={[
                {
                  value: 'accept',
                  label: 'Terima banding',
                  help:
                    appeal.against === 'rejected'
                      ? 'Pendaftarannya dibuka kembali.'
                      : 'Keanggotaannya dibuka kembali saat itu juga.',
                },
                { value: 'decline', label: 'Tidak diterima', help: 'Keputusan semula tetap berlaku.' },
              ]}
              {...(problem?.fields.decision ? { error: problem.fields.decision } : {})}
            />
            <TextArea
              name="answer"
              label="Jawaban"
              rows={4}
              maxLength={2000}
              value={typed.answer ?? ''}
              help="Dibaca oleh yang bersangkutan dan disimpan dalam riwayatnya."
              {...(problem?.fields.answer ? { error: problem.fields.answer } : {})}
            />
            <FormActions>
              <Button look="primary">Putuskan banding</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
    </div>
  );
}
