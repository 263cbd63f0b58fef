import type { EventDetails, EventKind } from '#features/population';
import type { Tone } from '#kernel/ui';

/** What each detail is called, as the form asks it and the page tells it. */
export const DETAIL_WORDS: Readonly<Record<keyof EventDetails, string>> = {
  place: 'Tempat',
  cause: 'Sebab',
  otherPlace: 'Asal atau tujuan',
  purpose: 'Maksud kedatangan',
  host: 'Yang didatangi',
  reporter: 'Pelapor',
  document: 'Nomor surat atau akta',
  reason: 'Alasan',
};

/** Which details a kind of event asks for. */
export const DETAILS_OF: Readonly<Record<EventKind, readonly (keyof EventDetails)[]>> = {
  birth: ['place', 'reporter', 'document'],
  death: ['place', 'cause', 'reporter', 'document'],
  move_in: ['otherPlace', 'purpose', 'host', 'document'],
  move_out: ['otherPlace', 'reporter', 'document'],
  split: ['reporter', 'document'],
  missing: ['place', 'reporter', 'document'],
  return: ['otherPlace', 'reporter', 'document'],
  reversal: ['reason'],
};

export const EVENT_TONES: Readonly<Record<EventKind, Tone>> = {
  birth: 'success',
  death: 'neutral',
  move_in: 'success',
  move_out: 'info',
  split: 'info',
  missing: 'warning',
  return: 'success',
  reversal: 'warning',
};

/** The details of an event that were filled in, in words. */
export const detailItems = (details: EventDetails): { term: string; detail: string }[] =>
  (Object.keys(DETAIL_WORDS) as (keyof EventDetails)[]).flatMap((key) =>
    details[key] ? [{ term: DETAIL_WORDS[key], detail: details[key] }] : [],
  );

/** The details of a form for one kind of event. */
export const detailsIn = (kind: EventKind, typed: Readonly<Record<string, string>>): EventDetails =>
  Object.fromEntries(DETAILS_OF[kind].map((key) => [key, (typed[key] ?? '').trim().slice(0, 200)]));
