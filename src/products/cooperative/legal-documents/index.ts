import type { HelpTopic } from '#kernel/product';

export { keepLegalDocument, LEGAL_KINDS, type LegalKind, readLegalDocuments } from './legal-document.ts';
export { legalRoutes } from './legal-routes.tsx';

export const legalHelp: readonly HelpTopic[] = [
  {
    key: 'badan-hukum',
    title: 'Dokumen badan hukum',
    lead: 'Pengesahan, daftar umum, akta notaris, dan NPWP koperasi.',
    needs: { resource: 'legal-document', right: 'read' },
    parts: [
      {
        steps: [
          'Unggah tiap dokumen sebagai PDF atau foto yang terbaca.',
          'Ganti berkas bila ada yang baru; yang lama tidak tampil lagi, dan pergantiannya tercatat.',
          'Tautan membuka berkas hanya bagi Anda dan hanya lima menit. Muat ulang halamannya untuk tautan baru.',
        ],
      },
    ],
  },
];
