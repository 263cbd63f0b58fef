import type { Tone } from '#kernel/ui';

/** New → verified → assigned → working → solved → closed, and the ways out of it (research on villages, 1e). */
export const STATES = {
  draft: { label: 'Draf', tone: 'neutral' },
  new: { label: 'Baru', tone: 'info' },
  verified: { label: 'Diverifikasi', tone: 'info' },
  assigned: { label: 'Ditugaskan', tone: 'warning' },
  working: { label: 'Dikerjakan', tone: 'warning' },
  solved: { label: 'Selesai, menunggu warga', tone: 'success' },
  closed: { label: 'Ditutup', tone: 'success' },
  rejected: { label: 'Ditolak', tone: 'error' },
  forwarded: { label: 'Diteruskan', tone: 'neutral' },
  duplicate: { label: 'Duplikat', tone: 'neutral' },
  cancelled: { label: 'Dibatalkan', tone: 'neutral' },
  removed: { label: 'Dikeluarkan', tone: 'neutral' },
} as const satisfies Readonly<Record<string, { label: string; tone: Tone }>>;
export type ComplaintState = keyof typeof STATES;

/** Somebody still owes something. */
export const OPEN_STATES: readonly ComplaintState[] = ['new', 'verified', 'assigned', 'working'];

export type Visibility = 'public' | 'confidential';
export const VISIBILITIES: readonly { value: Visibility; label: string; help: string }[] = [
  {
    value: 'public',
    label: 'Terbuka, nama disamarkan',
    help: 'Warga lain dapat membacanya setelah diperiksa. Nama Anda tampil sebagai inisial.',
  },
  {
    value: 'confidential',
    label: 'Rahasia',
    help: 'Hanya perangkat desa yang menangani yang membacanya. Ketua RT dan RW tidak.',
  },
];

export const CATEGORIES = [
  { value: 'road', label: 'Jalan dan jembatan' },
  { value: 'water', label: 'Air bersih dan drainase' },
  { value: 'light', label: 'Penerangan' },
  { value: 'waste', label: 'Sampah dan lingkungan' },
  { value: 'service', label: 'Pelayanan kantor desa' },
  { value: 'aid', label: 'Bantuan sosial' },
  { value: 'safety', label: 'Keamanan dan ketertiban' },
  { value: 'health', label: 'Kesehatan' },
  { value: 'school', label: 'Pendidikan' },
  { value: 'wish', label: 'Aspirasi dan usulan' },
  { value: 'other', label: 'Lainnya' },
] as const;

export const categoryLabel = (key: string): string =>
  CATEGORIES.find(({ value }) => value === key)?.label ?? key;

/** What stands in place of the title of a confidential one. */
export const CONFIDENTIAL_TITLE = 'Pengaduan rahasia';

/** A point on earth, in degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

export interface Complaint {
  id: string;
  number: string | null;
  state: ComplaintState;
  category: string;
  visibility: Visibility;
  title: string;
  body: string;
  place: string;
  areaCode: string;
  point: Point | null;
  authorId: string | null;
  authorName: string;
  contact: string;
  createdAt: Date;
  sentAt: Date | null;
  handling: Handling | null;
  answerDue: string | null;
  solveDue: string | null;
  answeredAt: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
  escalation: number;
  assigneeId: string | null;
  assigneeName: string | null;
  duplicateOf: string | null;
  rating: number | null;
  ratingNote: string;
}

export type Handling = 'information' | 'desk' | 'field';

export interface ComplaintEvent {
  id: string;
  kind: 'step' | 'message' | 'reply' | 'note';
  step: string | null;
  toState: ComplaintState | null;
  at: Date;
  actorName: string;
  isOffice: boolean;
  body: string;
  photos: readonly { id: string; name: string }[];
}

/** "S••• R•••••": whose complaint it is, as the village sees it. */
export function maskName(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${part.charAt(0).toUpperCase()}•••`)
    .join(' ');
}
