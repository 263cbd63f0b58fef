import { formatDate, formatMoment, formatMonth, lastDayOf, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import { Badge, DescriptionList, ErrorSummary, PageHeader, ReasonPanel, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { LoanPlace } from '../../place.ts';
import type { AllowancePosting } from '../allowance.ts';
import { ClassesTable } from './classes-table.tsx';

/** The allowance of a month as it was posted, and the way back. */
export function PostingView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  posting: AllowancePosting;
  reason: string;
  errors: FieldErrors;
}) {
  const { ctx, place, posting, reason, errors } = props;
  const { held, change, journalId, journalNumber, reversalId, reversalNumber } = posting;
  const link = (id: string, number: string) => {
    const url = place.journalUrl(ctx, id);
    return url ? (
      <a className="link" href={url}>
        {number}
      </a>
    ) : (
      number
    );
  };
  return (
    <>
      <PageHeader
        title={`Penyisihan ${formatMonth(posting.month)}`}
        note={`Per ${formatDate(lastDayOf(posting.month))}`}
        badge={reversalId ? <Badge tone="warning">Dibalik</Badge> : undefined}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Sebelumnya', detail: formatRupiah(held) },
            { term: 'Dibukukan', detail: formatSignedRupiah(change) },
            { term: 'Sesudahnya', detail: formatRupiah(held + change) },
            { term: 'Jurnal', detail: link(journalId, journalNumber) },
            ...(reversalId ? [{ term: 'Dibalik oleh', detail: link(reversalId, reversalNumber) }] : []),
            {
              term: 'Oleh',
              detail: [
                posting.byName,
                formatMoment(new Date(posting.at), zoneOf(ctx.tenant.timeZone), 'long'),
              ]
                .filter(Boolean)
                .join(', '),
            },
          ]}
        />
      </Sheet>
      <ClassesTable caption="Dasar hitungannya" classes={posting.classes} />
      {ctx.can(place.resources.allowance, 'reverse') && !reversalId && (
        <ReasonPanel
          title="Balik penyisihan ini"
          icon="undo-2"
          form={{ action: `${place.urls.allowance}/${posting.id}/balik` }}
          value={reason}
          error={errors.reason}
          maxLength={200}
          button="Balik penyisihan"
        >
          Jurnal lawan dibukukan di masa yang terbuka. Selama bulannya belum ditutup, bulan ini dapat
          dibukukan lagi.
        </ReasonPanel>
      )}
    </>
  );
}
