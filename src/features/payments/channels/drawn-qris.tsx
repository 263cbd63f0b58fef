import { formatRupiah } from '#kernel/money';

/** A QRIS with its amount, to be held before a telephone. */
export function DrawnQris({ qris }: { qris: { svg: string; amount: number } }) {
  return (
    <figure className="grid content-start justify-items-center gap-2">
      <div
        className="qr-paper size-56 rounded-xl p-2"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing from checked fields
        dangerouslySetInnerHTML={{ __html: qris.svg }}
      />
      <figcaption className="max-w-56 text-center text-sm text-muted">
        QRIS, {formatRupiah(qris.amount)} sudah terisi
      </figcaption>
    </figure>
  );
}
