export type MailErrorCode =
  | 'mail_variable_unknown'
  | 'mail_variable_missing'
  | 'mail_link_refused'
  | 'mail_header_refused'
  | 'mail_address_invalid'
  | 'mail_settings_invalid';

const told: Record<MailErrorCode, { status: number; message: string }> = {
  mail_variable_unknown: { status: 422, message: 'Templat surel memakai isian yang tidak dikenal.' },
  mail_variable_missing: { status: 500, message: 'Surel belum dapat disusun karena ada isian yang kosong.' },
  mail_link_refused: { status: 422, message: 'Tautan di dalam surel harus alamat web yang lengkap.' },
  mail_header_refused: {
    status: 422,
    message: 'Nama dan judul surel tidak boleh memuat ganti baris atau karakter kendali.',
  },
  mail_address_invalid: {
    status: 422,
    message: 'Alamat surel ini tidak lengkap. Contoh yang benar: nama@contoh.id',
  },
  mail_settings_invalid: { status: 422, message: 'Pengaturan server surel belum lengkap.' },
};

/** A mail that cannot be written as asked. `detail` names the template and the variable, never a value. */
export class MailError extends Error {
  readonly code: MailErrorCode;
  readonly status: number;
  readonly detail: string | undefined;

  constructor(code: MailErrorCode, detail?: string, message?: string) {
    super(message ?? told[code].message);
    this.name = 'MailError';
    this.code = code;
    this.status = told[code].status;
    this.detail = detail;
  }
}
