export type QrisErrorCode =
  | 'qris_malformed'
  | 'qris_checksum_wrong'
  | 'qris_not_indonesian'
  | 'qris_amount_invalid';

const messages: Record<QrisErrorCode, string> = {
  qris_malformed: 'Isi kode QRIS tidak lengkap atau susunannya salah. Salin ulang dari penyedia QRIS Anda.',
  qris_checksum_wrong:
    'Kode QRIS ini rusak: angka pemeriksanya tidak cocok. Salin ulang dari penyedia QRIS Anda.',
  qris_not_indonesian: 'Kode ini bukan QRIS untuk pembayaran dalam rupiah di Indonesia.',
  qris_amount_invalid: 'Jumlah untuk QRIS harus rupiah bulat, paling sedikit Rp1.',
};

/** A QRIS text that cannot be used. `detail` says in English where it went wrong. */
export class QrisError extends Error {
  readonly code: QrisErrorCode;
  readonly status = 422;
  readonly detail: string | undefined;

  constructor(code: QrisErrorCode, detail?: string) {
    super(messages[code]);
    this.name = 'QrisError';
    this.code = code;
    this.detail = detail;
  }
}
