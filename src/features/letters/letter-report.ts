import type { Tx } from '#kernel/database';

/** One kind of letter in a span of months. */
export interface LetterReportRow {
  title: string;
  sent: number;
  issued: number;
  rejected: number;
  cancelled: number;
  open: number;
  /** From sending to signing, on average; none while none was signed. */
  hours: number | null;
}

/** Requests that were sent in these months (both included), by kind, the most asked for first. */
export async function readLetterReport(
  tx: Tx,
  span: { from: string; to: string },
): Promise<LetterReportRow[]> {
  return tx.query<LetterReportRow>(
    `select t.title, count(*)::int as sent,
        count(*) filter (where r.state in ('ready', 'taken'))::int as issued,
        count(*) filter (where r.state = 'rejected')::int as rejected,
        count(*) filter (where r.state = 'cancelled')::int as cancelled,
        count(*) filter (where r.state in ('incomplete', 'checking', 'endorsing', 'signing'))::int as open,
        (avg(extract(epoch from l.signed_at - r.submitted_at)) / 3600)::float8 as hours
       from letter_requests r
       join letter_types t on t.tenant_id = r.tenant_id and t.id = r.type_id
       left join letters l on l.tenant_id = r.tenant_id and l.request_id = r.id
      where r.tenant_id = balai.tenant_id() and r.submitted_at >= ($1 || '-01')::date
        and r.submitted_at < ($2 || '-01')::date + interval '1 month'
      group by t.title order by count(*) desc, t.title`,
    [span.from, span.to],
  );
}
