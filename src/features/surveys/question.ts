export const QUESTION_KINDS = [
  'single',
  'multi',
  'scale',
  'matrix',
  'number',
  'date',
  'short',
  'long',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const KIND_LABELS: Readonly<Record<QuestionKind, string>> = {
  single: 'Pilih satu',
  multi: 'Pilih beberapa',
  scale: 'Skala',
  matrix: 'Matriks',
  number: 'Angka',
  date: 'Tanggal',
  short: 'Jawaban singkat',
  long: 'Jawaban panjang',
};

/** What a question offers; which of these it has follows from its kind. */
export interface QuestionSettings {
  /** single, multi: what one chooses from. matrix: the columns. */
  choices?: readonly string[];
  /** matrix: what is judged, line by line. */
  rows?: readonly string[];
  /** multi: at most so many. */
  most?: number;
  /** scale: from 1 to this number, and the words at its ends. */
  steps?: number;
  low?: string;
  high?: string;
  /** number */
  least?: number;
  greatest?: number;
  unit?: string;
}

export interface Question {
  id: string;
  /** Its place, from 1. */
  number: number;
  kind: QuestionKind;
  title: string;
  help: string;
  isRequired: boolean;
  settings: QuestionSettings;
  /** Asked only when this earlier question was answered with one of `shownValues`. */
  shownFor: string | null;
  shownValues: readonly string[];
}

export interface ChoiceOf {
  value: string;
  label: string;
}

/** The choices of a question by the values that are stored; empty for kinds that one answers freely. */
export function choicesOf({ kind, settings }: Pick<Question, 'kind' | 'settings'>): ChoiceOf[] {
  if (kind === 'scale') {
    return Array.from({ length: settings.steps ?? 5 }, (_, index) => ({
      value: String(index + 1),
      label: String(index + 1),
    }));
  }
  if (kind === 'single' || kind === 'multi' || kind === 'matrix') return numbered(settings.choices ?? []);
  return [];
}

/** The lines of a matrix. */
export const rowsOf = ({ settings }: Pick<Question, 'settings'>): ChoiceOf[] => numbered(settings.rows ?? []);

/** Whether other questions can depend on what is answered here. */
export const canBranch = ({ kind }: Pick<Question, 'kind'>): boolean =>
  kind === 'single' || kind === 'multi' || kind === 'scale';

function numbered(labels: readonly string[]): ChoiceOf[] {
  return labels.map((label, index) => ({ value: String(index + 1), label }));
}
