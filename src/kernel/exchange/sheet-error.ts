/** Why a file cannot be read as a sheet at all. Problems of single rows are no errors; they are listed by `checkRows`. */
export type SheetErrorCode =
  | 'sheet_empty'
  | 'sheet_too_large'
  | 'sheet_wrong_type'
  | 'sheet_executable'
  | 'sheet_old_format'
  | 'sheet_encrypted'
  | 'sheet_has_macros'
  | 'sheet_active_content'
  | 'sheet_external_links'
  | 'sheet_doctype'
  | 'sheet_bomb'
  | 'sheet_damaged'
  | 'sheet_too_many_rows'
  | 'sheet_too_many_columns'
  | 'sheet_too_many_cells'
  | 'sheet_cell_too_long'
  | 'sheet_timeout'
  | 'sheet_memory'
  | 'sheet_not_found'
  | 'sheet_header_not_found'
  | 'sheet_columns_missing'
  | 'sheet_mapping_invalid';

/**
 * A file that is refused as a whole. `code` is stable, the message is for the person who uploaded it and says what to
 * do, `status` is the HTTP status that fits.
 */
export class SheetError extends Error {
  readonly code: SheetErrorCode;
  readonly status: 413 | 422;
  /** What was added to the message of this code. */
  readonly detail: string;

  constructor(code: SheetErrorCode, detail = '') {
    super(`${MESSAGES[code]}${detail ? ` ${detail}` : ''}`);
    this.name = 'SheetError';
    this.code = code;
    this.detail = detail;
    this.status = STATUS[code] ?? 422;
  }
}

const MESSAGES: Readonly<Record<SheetErrorCode, string>> = {
  sheet_empty: 'Berkas ini kosong. Periksa kembali berkas yang Anda pilih.',
  sheet_too_large: 'Berkas ini terlalu besar. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  sheet_wrong_type: 'Berkas ini bukan lembar kerja. Unggah berkas .xlsx atau .csv.',
  sheet_executable:
    'Berkas ini program, bukan lembar kerja, sehingga tidak dibuka. Unggah berkas .xlsx atau .csv.',
  sheet_old_format:
    'Berkas ini memakai format Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, lalu pilih .xlsx.',
  sheet_encrypted: 'Berkas ini dikunci kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi.',
  sheet_has_macros: 'Berkas ini berisi makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi.',
  sheet_active_content:
    'Berkas ini berisi objek tertanam. Salin datanya ke lembar kerja baru, simpan sebagai .xlsx, lalu unggah lagi.',
  sheet_external_links:
    'Berkas ini mengambil data dari berkas atau alamat lain. Putuskan tautannya (menu Data, Edit Links), lalu unggah lagi.',
  sheet_doctype:
    'Isi berkas ini tidak wajar untuk lembar kerja, sehingga tidak dibuka. Simpan ulang di Excel sebagai .xlsx.',
  sheet_bomb:
    'Isi berkas ini jauh lebih besar daripada berkasnya, sehingga tidak dibuka. Salin datanya ke lembar kerja baru.',
  sheet_damaged:
    'Berkas ini rusak atau tidak lengkap. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.',
  sheet_too_many_rows:
    'Baris dalam berkas ini terlalu banyak. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  sheet_too_many_columns:
    'Kolom dalam berkas ini terlalu banyak. Hapus kolom yang tidak dipakai, lalu unggah lagi.',
  sheet_too_many_cells:
    'Isi berkas ini terlalu banyak. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  sheet_cell_too_long:
    'Ada sel yang isinya terlalu panjang (lebih dari 32.767 huruf). Perpendek, lalu unggah lagi.',
  sheet_timeout: 'Berkas ini terlalu lama dibaca. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  sheet_memory: 'Berkas ini terlalu berat dibaca. Bagi menjadi beberapa berkas, lalu unggah satu per satu.',
  sheet_not_found: 'Lembar yang dipilih tidak ada dalam berkas ini.',
  sheet_header_not_found:
    'Baris judul kolom tidak ditemukan. Pastikan lembar yang benar diunggah dan judul kolomnya ada, misalnya Nama dan NIK.',
  sheet_columns_missing: 'Kolom yang diperlukan tidak ada dalam berkas ini.',
  sheet_mapping_invalid: 'Pilihan kolom tidak cocok dengan berkas ini.',
};

const STATUS: Partial<Record<SheetErrorCode, 413>> = {
  sheet_too_large: 413,
  sheet_bomb: 413,
  sheet_too_many_rows: 413,
  sheet_too_many_cells: 413,
  sheet_timeout: 413,
  sheet_memory: 413,
};
