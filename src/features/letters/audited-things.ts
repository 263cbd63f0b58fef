import type { Things } from '#kernel/audit';

/** What the log of actions calls what letters are made of. */
export const letterThings: Things = {
  letter: 'Surat',
  letter_request: 'Permohonan surat',
  letter_type: 'Jenis surat',
  letter_certificate: 'Sertifikat tanda tangan desa',
  letter_mail: 'Agenda surat',
  letter_number: 'Nomor surat',
  letter_paper: 'Persyaratan surat',
  letter_signatory: 'Penanda tangan surat',
};
