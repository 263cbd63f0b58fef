import { formatRupiah } from '#kernel/money';
import { FigureRow, Notice } from '#kernel/ui';
import type { LoanPolicy } from '../policy.ts';
import { isWithinCap, percentText, type Quote } from '../quote.ts';
import { ScheduleTable } from './schedule-table.tsx';

/** What a loan would cost: instalment, interest, the rate that is written and the one it comes to. */
export function QuoteView({ quote, policy }: { quote: Quote; policy: Pick<LoanPolicy, 'capBasis'> }) {
  const first = quote.rows[0]!;
  return (
    <>
      <FigureRow
        items={[
          { label: 'Angsuran pertama', value: formatRupiah(first.principal + first.interest) },
          { label: 'Jumlah jasa', value: formatRupiah(quote.totals.interest) },
          {
            ...{ label: 'Jasa tertulis setahun', value: percentText(quote.stated) },
            note: 'jasa sebulan dikali dua belas',
          },
          {
            ...{ label: 'Jasa efektif setahun', value: percentText(quote.effective) },
            note:
              quote.fee > 0
                ? `${percentText(quote.effectiveWithFee)} dengan administrasi ${formatRupiah(quote.fee)}`
                : 'dari sisa pokok yang benar-benar dipinjam',
          },
        ]}
      />
      {isWithinCap(quote, policy) ? (
        quote.effective > 2_400 && (
          <Notice tone="warning" title="Jasa efektifnya di atas 24% setahun">
            Jasa tertulisnya masih dalam batas. Peraturan (Permenkop UKM 8/2023 pasal 27) tidak menyebut mana
            yang dihitung.
          </Notice>
        )
      ) : (
        <Notice tone="error" title="Melewati batas 24% setahun">
          Permenkop UKM 8/2023 pasal 27. Pinjaman seperti ini tidak dapat diajukan.
        </Notice>
      )}
      <ScheduleTable rows={quote.rows} />
    </>
  );
}
