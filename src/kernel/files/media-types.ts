/**
 * The kinds of file that people may upload, as the content shows them. The extension is ours: what a file was called
 * decides nothing.
 */
export const mediaTypes = {
  'image/jpeg': { extension: 'jpg', label: 'JPG', isImage: true },
  'image/png': { extension: 'png', label: 'PNG', isImage: true },
  'image/webp': { extension: 'webp', label: 'WebP', isImage: true },
  'application/pdf': { extension: 'pdf', label: 'PDF', isImage: false },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extension: 'xlsx',
    label: 'Excel (XLSX)',
    isImage: false,
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    label: 'Word (DOCX)',
    isImage: false,
  },
  'text/csv': { extension: 'csv', label: 'CSV', isImage: false },
} as const satisfies Record<string, { extension: string; label: string; isImage: boolean }>;

export type MediaType = keyof typeof mediaTypes;

/** What a photo or a scanned proof may be. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const satisfies MediaType[];

/** What a proof of payment or a supporting document may be. */
export const documentTypes = [...imageTypes, 'application/pdf'] as const satisfies MediaType[];

/** What an import may be. */
export const sheetTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
] as const satisfies MediaType[];

/** "JPG, PNG, atau PDF": for the help text below a field and for refusals. */
export function describeMediaTypes(types: readonly MediaType[]): string {
  const labels = types.map((type) => mediaTypes[type].label);
  if (labels.length <= 2) return labels.join(' atau ');
  return `${labels.slice(0, -1).join(', ')}, atau ${labels.at(-1)}`;
}
