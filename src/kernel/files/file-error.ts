export type FileErrorCode =
  | 'file_empty'
  | 'file_too_large'
  | 'file_type_refused'
  | 'file_disguised'
  | 'image_unreadable'
  | 'image_too_many_pixels'
  | 'file_not_found'
  | 'file_key_invalid'
  | 'file_link_invalid'
  | 'file_link_expired'
  | 'storage_full'
  | 'storage_unavailable'
  | 'upload_not_multipart'
  | 'upload_malformed'
  | 'upload_too_large'
  | 'upload_field_too_large'
  | 'upload_too_many_parts'
  | 'upload_interrupted';

const told: Record<FileErrorCode, { status: number; message: string }> = {
  file_empty: { status: 422, message: 'Berkas ini kosong. Pilih berkas yang berisi.' },
  file_too_large: { status: 413, message: 'Berkas terlalu besar. Perkecil ukurannya lalu unggah lagi.' },
  file_type_refused: { status: 422, message: 'Jenis berkas ini tidak dapat diterima.' },
  file_disguised: {
    status: 422,
    message:
      'Berkas ini memuat isi jenis lain di dalamnya. Simpan ulang dari aplikasi aslinya lalu unggah lagi.',
  },
  image_unreadable: {
    status: 422,
    message: 'Gambar ini rusak atau tidak lengkap. Ambil atau simpan ulang lalu unggah lagi.',
  },
  image_too_many_pixels: {
    status: 422,
    message: 'Ukuran gambar ini lebih dari 50 juta piksel. Perkecil lalu unggah lagi.',
  },
  file_not_found: { status: 404, message: 'Berkas ini tidak ditemukan.' },
  file_key_invalid: { status: 404, message: 'Berkas ini tidak ditemukan.' },
  file_link_invalid: {
    status: 404,
    message: 'Tautan unduhan ini tidak berlaku. Buka lagi halamannya lalu unduh dari sana.',
  },
  file_link_expired: {
    status: 410,
    message: 'Tautan unduhan ini sudah habis waktunya. Buka lagi halamannya lalu unduh dari sana.',
  },
  storage_full: {
    status: 507,
    message:
      'Tempat penyimpanan sedang penuh, jadi berkas belum tersimpan. Beri tahu pengelola, lalu coba lagi nanti.',
  },
  storage_unavailable: {
    status: 503,
    message: 'Tempat penyimpanan sedang tidak dapat dipakai. Coba lagi beberapa saat lagi.',
  },
  upload_not_multipart: { status: 415, message: 'Formulir ini harus dikirim sebagai unggahan berkas.' },
  upload_malformed: {
    status: 400,
    message: 'Unggahan tidak lengkap atau rusak di jalan. Kirim sekali lagi.',
  },
  upload_too_large: {
    status: 413,
    message: 'Unggahan terlalu besar. Perkecil ukuran berkasnya lalu kirim lagi.',
  },
  upload_field_too_large: {
    status: 413,
    message: 'Salah satu isian terlalu panjang. Pendekkan lalu kirim lagi.',
  },
  upload_too_many_parts: {
    status: 413,
    message: 'Jumlah isian atau berkas dalam satu kiriman terlalu banyak.',
  },
  upload_interrupted: { status: 400, message: 'Unggahan terputus sebelum selesai. Kirim sekali lagi.' },
};

/**
 * A refusal of the files module. `message` is for the person, `field` names the form field it is about, `detail` is
 * English for the log and holds no name and no content of a file.
 */
export class FileError extends Error {
  readonly code: FileErrorCode;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly detail: string | undefined;

  constructor(
    code: FileErrorCode,
    options: { message?: string; field?: string; detail?: string; cause?: unknown } = {},
  ) {
    const { status, message } = told[code];
    super(options.message ?? message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'FileError';
    this.code = code;
    this.status = status;
    this.fields = options.field === undefined ? {} : { [options.field]: this.message };
    this.detail = options.detail;
  }
}

/** What a failing disk means to the person who uploads; undefined when it is none of the disk's business. */
export function asStorageError(error: unknown): FileError | undefined {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new FileError('storage_full', { detail: code, cause: error });
  }
  if (
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EIO' ||
    code === 'EMFILE' ||
    code === 'ENOTDIR'
  ) {
    return new FileError('storage_unavailable', { detail: code, cause: error });
  }
  return undefined;
}

/** "5 MB", "200 KB": sizes as people read them. */
export function describeBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.floor((bytes / 1024 / 1024) * 10) / 10} MB`.replace('.', ',');
  return `${Math.max(1, Math.floor(bytes / 1024))} KB`;
}
