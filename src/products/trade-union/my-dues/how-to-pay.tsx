import type { PaymentPanel } from '#features/dues';
import { DrawnQris } from '#features/payments';
import { formatRupiah } from '#kernel/money';
import { CopyText, DescriptionList, Notice, Sheet } from '#kernel/ui';

/** Where to pay, how much to the rupiah, and a QRIS code that carries it. */
export function HowToPay({ panel, what }: { panel: PaymentPanel; what: string }) {
  const isEmpty = panel.bankAccounts.length === 0 && !panel.qris;
  return (
    <Sheet title="Jumlah dan tujuan">
      <div className="grid gap-6 sm:grid-cols-[1fr_auto]">
        <div className="grid content-start gap-5">
          <div>
            <p className="text-sm text-muted">{what}</p>
            <p className="figures text-4xl font-extrabold tracking-tight">
              {formatRupiah(panel.transferAmount)}
            </p>
            {panel.suffix > 0 && (
              <p className="mt-1 text-sm text-muted">
                {formatRupiah(panel.amount)} ditambah {formatRupiah(panel.suffix)} agar transfer Anda mudah
                dikenali. Kelebihannya tetap milik Anda.
              </p>
            )}
          </div>
          {panel.bankAccounts.map((account) => (
            <div key={account.number} className="grid gap-3 rounded-xl border border-base-300 p-4">
              <div className="grid gap-1.5">
                <span className="text-sm text-muted">Rekening {account.bank}</span>
                <CopyText value={account.number} label={`nomor rekening ${account.bank}`} />
              </div>
              <DescriptionList
                layout="ends"
                items={[
                  { term: 'Atas nama', detail: account.holder },
                  { term: 'Berita transfer', detail: panel.reference },
                ]}
              />
            </div>
          ))}
          {isEmpty && (
            <Notice tone="warning">
              Rekening serikat belum diisi Bendahara. Hubungi pengurus sebelum membayar.
            </Notice>
          )}
        </div>
        {panel.qris && <DrawnQris qris={panel.qris} />}
      </div>
    </Sheet>
  );
}
