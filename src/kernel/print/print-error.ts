export type PrintErrorCode =
  | 'print_data_invalid'
  | 'print_image_refused'
  | 'print_failed'
  | 'print_too_slow'
  | 'print_busy';

const told: Record<PrintErrorCode, { status: number; message: string }> = {
  print_data_invalid: { status: 500, message: 'Dokumen belum dapat dicetak karena datanya belum lengkap.' },
  print_image_refused: {
    status: 422,
    message: 'Gambar untuk dokumen ini tidak dapat dipakai. Unggah ulang sebagai JPG atau PNG.',
  },
  print_failed: {
    status: 500,
    message: 'Dokumen gagal dibuat. Coba lagi; bila tetap gagal, hubungi pengelola.',
  },
  print_too_slow: {
    status: 503,
    message: 'Dokumen ini terlalu besar untuk dibuat sekaligus. Persempit saringannya lalu coba lagi.',
  },
  print_busy: { status: 503, message: 'Banyak dokumen sedang dibuat. Coba lagi sebentar lagi.' },
};

/** A document that could not be made. `detail` is English for the log and quotes no data. */
export class PrintError extends Error {
  readonly code: PrintErrorCode;
  readonly status: number;
  readonly detail: string | undefined;

  constructor(code: PrintErrorCode, detail?: string) {
    super(told[code].message);
    this.name = 'PrintError';
    this.code = code;
    this.status = told[code].status;
    this.detail = detail;
  }
}
