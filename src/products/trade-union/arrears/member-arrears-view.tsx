import type { DuesAccount } from '#features/dues';
import { addDays, formatDate, formatMoment, todayOf } from '#kernel/calendar';
import { accountOf, type RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  type IconName,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
  Timeline,
  type TimelineItem,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import type { Payer } from '../treasury/read-payer.ts';
import { ARREARS_PATH, StageBadge } from './arrears-view.tsx';
import { HOLD_STAGE } from './late-bills.ts';
import type { ArrearsEvent, ArrearsStep, Standing } from './standing.ts';

export interface MemberArrearsViewProps {
  ctx: RequestContext;
  payer: Payer;
  account: DuesAccount;
  standing: Standing | undefined;
  events: readonly ArrearsEvent[];
  /** The day from which a hold may begin. */
  holdFrom: string | undefined;
  problem?: AppError | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

/** One member who is or was behind: how far, what was done, and what may be done. */
export function MemberArrearsView(props: MemberArrearsViewProps) {
  const { ctx, payer, account, standing, events, holdFrom, problem } = props;
  const months = standing?.overdueCount ?? 0;
  const today = todayOf(ctx);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={payer.fullName}
        badge={
          <StageBadge
            today={today}
            row={{
              months,
              heldAt: standing?.heldAt ?? null,
              deferredUntil: standing?.deferredUntil ?? null,
              finalNoticeAt: standing?.finalNoticeAt ?? null,
            }}
          />
        }
        note={`${payer.memberNumber ?? 'Belum bernomor'}, ${regionName(payer.regionCode)}`}
        actions={
          ctx.can('dues.bill', 'view') && (
            <LinkButton href={`/treasury/dues/bills?filter[member]=${payer.id}`} icon="receipt-text">
              Tagihan
            </LinkButton>
          )
        }
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <Sheet title="Tunggakan">
            <DescriptionList
              items={[
                { term: 'Bulan lewat tempo', detail: `${months} bulan` },
                { term: 'Jumlahnya', detail: formatRupiah(standing?.overdueAmount ?? 0) },
                { term: 'Semua sisa tagihan', detail: formatRupiah(account.open) },
                ...(standing?.oldestDue
                  ? [{ term: 'Tertua jatuh tempo', detail: formatDate(standing.oldestDue) }]
                  : []),
                ...(holdFrom && !standing?.heldAt
                  ? [{ term: 'Dapat ditahan mulai', detail: formatDate(holdFrom) }]
                  : []),
                ...(standing?.deferredUntil
                  ? [
                      {
                        term: 'Ditunda',
                        detail: `sampai ${formatDate(standing.deferredUntil)} oleh ${standing.deferredByName}: ${standing.deferredReason}`,
                      },
                    ]
                  : []),
                ...(standing?.heldAt
                  ? [
                      {
                        term: 'Layanan ditahan',
                        detail: `${formatMoment(standing.heldAt, zoneOf(ctx), 'long')}: ${standing.heldReason}`,
                      },
                    ]
                  : []),
              ]}
            />
          </Sheet>
          <Acts {...props} />
        </div>
        <Sheet title="Riwayat">
          {events.length === 0 ? (
            <EmptyState isPlain kind="nothing-yet" icon="clock" title="Belum ada yang dilakukan">
              Surat, penundaan, dan penahanan tercatat di sini.
            </EmptyState>
          ) : (
            <Timeline items={events.map((event) => itemOf(ctx, event))} />
          )}
        </Sheet>
      </div>
    </div>
  );
}

function Acts(props: MemberArrearsViewProps) {
  const { ctx, payer, standing } = props;
  if (!standing || standing.stage === 0) return null;
  if (accountOf(ctx).subjectId === payer.id && ctx.can('dues.arrears', 'enforce')) {
    return <Notice tone="info" title="Tunggakan Anda sendiri diurus oleh bendahara lain" />;
  }
  const canEnforce = ctx.can('dues.arrears', 'enforce');
  return (
    <div className="grid gap-2">
      {ctx.can('dues.reminder', 'send') && (
        <Form action={`${ARREARS_PATH}/remind`} hidden={{ id: payer.id, from: payer.id }}>
          <Button icon="bell">Kirim pengingat sekarang</Button>
        </Form>
      )}
      {standing.heldAt && ctx.can('dues.arrears', 'reactivate') && (
        <Act
          {...props}
          step="reactivate"
          title="Buka kembali sebelum lunas"
          icon="lock-open"
          help="Yang membayar terbuka dengan sendirinya. Ini untuk kesepakatan, misalnya mengangsur; sesudah tanggalnya layanan dapat ditahan lagi."
          button="Buka kembali"
          hasDay
        />
      )}
      {canEnforce && !standing.heldAt && (
        <Act
          {...props}
          step="defer"
          title="Tunda penahanan"
          icon="clock"
          help="Layanan tidak ditahan sampai tanggal ini. Surat pengingat tetap dikirim."
          button="Tunda"
          hasDay
        />
      )}
      {canEnforce && !standing.heldAt && standing.stage >= HOLD_STAGE && (
        <Act
          {...props}
          step="hold"
          title="Tahan layanan sekarang"
          icon="lock"
          help="Kartu, forum, grup WhatsApp, dan survei baru ditahan. Masuk, tagihan, pembayaran, klaim, dan pesan tetap terbuka."
          button="Tahan layanan"
        />
      )}
    </div>
  );
}

interface ActProps extends MemberArrearsViewProps {
  step: 'hold' | 'defer' | 'reactivate';
  title: string;
  icon: IconName;
  help: string;
  button: string;
  hasDay?: boolean;
}

function Act({ ctx, payer, step, title, icon, help, button, hasDay, problem, typed }: ActProps) {
  const isTyped = typed?.step === step;
  const errors = isTyped ? (problem?.fields ?? {}) : {};
  const today = todayOf(ctx);
  return (
    <Disclosure title={title} icon={icon} isDanger={step === 'hold'} isOpen={isTyped}>
      <p className="text-sm text-muted">{help}</p>
      <Form action={`${ARREARS_PATH}/${payer.id}/${step}`} className="grid gap-4">
        {hasDay && (
          <DateField
            name="until"
            label="Sampai tanggal"
            value={(isTyped ? typed?.until : undefined) ?? addDays(today, 30)}
            min={addDays(today, 1)}
            error={errors.until}
          />
        )}
        <TextArea
          name="reason"
          label="Alasan"
          rows={2}
          maxLength={300}
          value={
            (isTyped ? typed?.reason : undefined) ?? (step === 'hold' ? 'Menunggak 3 bulan atau lebih' : '')
          }
          error={errors.reason}
        />
        <div>
          <Button look={step === 'hold' ? 'danger' : 'primary'}>{button}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

const STEPS: Readonly<Record<ArrearsStep, string>> = {
  reminded: 'Pengingat dikirim',
  warned: 'Peringatan dikirim',
  final_notice: 'Pemberitahuan terakhir dikirim',
  held: 'Layanan ditahan',
  deferred: 'Penahanan ditunda',
  reactivated: 'Layanan dibuka kembali',
  lifted: 'Layanan terbuka kembali, tunggakan kurang dari tiga bulan',
  cleared: 'Tunggakan selesai',
  reminded_by_hand: 'Pengingat dikirim oleh Bendahara',
};

function itemOf(ctx: RequestContext, event: ArrearsEvent): TimelineItem {
  return {
    key: event.id,
    title: STEPS[event.step],
    meta: `${event.actorName || 'Sistem'}, ${formatMoment(event.at, zoneOf(ctx), 'long')}`,
    note: [`${event.overdueCount} bulan, ${formatRupiah(event.overdueAmount)}.`, event.reason]
      .join(' ')
      .trim(),
    state: event.step === 'held' ? 'refused' : 'done',
  };
}
