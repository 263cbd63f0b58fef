/** Stable codes of everything that encryption can refuse. */
export type EncryptionErrorCode =
  | 'encryption_master_key_missing'
  | 'encryption_master_key_invalid'
  | 'encryption_master_key_unknown'
  | 'encryption_master_key_mismatch'
  | 'encryption_key_unknown'
  | 'encryption_tenant_keys_missing'
  | 'encryption_value_invalid'
  | 'encryption_value_tampered';

const messages: Record<EncryptionErrorCode, string> = {
  encryption_master_key_missing:
    'Kunci utama tidak ditemukan, padahal sudah ada data terenkripsi. Kembalikan berkas kunci utama dari tempat penyimpanannya.',
  encryption_master_key_invalid:
    'Kunci utama tidak dapat dibaca. Isinya harus 32 byte dalam base64 atau heksadesimal.',
  encryption_master_key_unknown:
    'Data ini dibungkus kunci utama versi lain. Tambahkan kunci utama versi itu lalu coba lagi.',
  encryption_master_key_mismatch:
    'Kunci utama tidak cocok dengan kunci yang membungkus data. Periksa kunci utama yang dipakai.',
  encryption_key_unknown: 'Data ini terkunci dengan versi kunci yang belum dikenal. Coba lagi sebentar lagi.',
  encryption_tenant_keys_missing: 'Kunci data organisasi ini belum dibuat.',
  encryption_value_invalid: 'Data terenkripsi tidak dapat dibaca karena bentuknya tidak dikenal.',
  encryption_value_tampered: 'Data terenkripsi ditolak karena isinya berubah atau bukan miliknya.',
};

/**
 * A refusal of the encryption module. `detail` is for logs: it names versions, tables and columns, never a value.
 */
export class EncryptionError extends Error {
  readonly code: EncryptionErrorCode;
  readonly status = 500;
  readonly detail: string | undefined;

  constructor(code: EncryptionErrorCode, detail?: string) {
    super(messages[code]);
    this.name = 'EncryptionError';
    this.code = code;
    this.detail = detail;
  }
}
