import type { HelpTopic, SignUp } from '#kernel/product';
import { LEGAL_KINDS, takeSignUpPaper } from './legal-document.ts';

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

/** A cooperative signs up with the four papers of its legal body (koperasi.md L41, L102–110). */
export const cooperativeSignUp: SignUp = {
  ...{ noun: 'koperasi', contact: 'Ketua' },
  papers: Object.entries(LEGAL_KINDS).map(([kind, label]) => ({ kind, label })),
  takePaper: takeSignUpPaper,
};
