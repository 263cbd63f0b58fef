import { formatPhone } from '#features/people';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import { DescriptionList, Sheet } from '#kernel/ui';
import { regionName } from './campus.ts';
import { type MemberField, type MemberSection, memberFields, SECTION_LABELS } from './member-fields.ts';
import type { MemberValue } from './read-fields.ts';
import type { MemberRecord } from './read-member.ts';

/** A person's record as sheets of names and values; empty fields are left out, empty sections too. */
export function RecordSheets(props: {
  record: MemberRecord;
  sections: readonly MemberSection[];
  /** Fields the reader may not see at all. */
  hides?: (field: MemberField) => boolean;
  /** For the person: an empty section says so. */
  showsEmpty?: boolean;
}) {
  const { record, sections, hides, showsEmpty } = props;
  return sections.map((section) => {
    const items = [
      ...(section === 'work' ? campusItems(record) : []),
      ...memberFields
        .filter(
          (field) => field.section === section && !hides?.(field) && record.values[field.name] !== undefined,
        )
        .map((field) => ({
          // Typed as a bracket, kept as the rate it leads to.
          term: field.kind === 'bracket' ? 'Dasar iuran' : field.label,
          detail: showValue(field, record.values[field.name] ?? null),
        })),
    ].filter(({ detail }) => detail !== '' || showsEmpty);
    if (items.length === 0) return null;
    return (
      <Sheet key={section} title={SECTION_LABELS[section]}>
        <DescriptionList items={items.map(({ term, detail }) => ({ term, detail: detail || '–' }))} />
      </Sheet>
    );
  });
}

function campusItems(record: MemberRecord) {
  return [
    { term: 'Kampus', detail: record.universityName ?? '' },
    { term: 'Wilayah', detail: regionName(record.regionCode) },
  ];
}

/** A stored value as people read it; empty text for none. */
export function showValue(field: MemberField, value: MemberValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Ya' : '';
  switch (field.kind) {
    case 'date':
      return formatDate(value);
    case 'sex':
      return value === 'L' ? 'Laki-laki' : 'Perempuan';
    case 'phone':
      return formatPhone(value);
    case 'province':
      return regionName(value);
    case 'money':
      return /^\d+$/.test(value) ? formatRupiah(Number(value)) : value;
    case 'bracket':
      return BRACKETS[value] ?? value;
    default:
      return value;
  }
}

/** Short words for the rate a person pays by; the full label stands in the rate table. */
const BRACKETS: Readonly<Record<string, string>> = {
  GOL_I: 'Golongan I',
  GOL_II: 'Golongan II',
  GOL_III: 'Golongan III',
  GOL_IV: 'Golongan IV',
  SAL_0_1500: 'Sampai Rp1,5 juta',
  SAL_1500_3000: 'Rp1,5–3 juta',
  SAL_3000_6000: 'Rp3–6 juta',
  SAL_6000_UP: 'Di atas Rp6 juta',
};

export function rateWord(code: string | null): string {
  return code === null ? '' : (BRACKETS[code] ?? code);
}
