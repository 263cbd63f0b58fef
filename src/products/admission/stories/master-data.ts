import { addDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { Actor } from '#kernel/past';
import { createEntry, type Register } from '#kernel/register';
import { examSessions, programmes, rooms, semesterOf, semesters } from '../master/index.ts';

// biome-ignore format: the columns are read as a table: code, degree, name, faculty
const PROGRAMMES = [
  ['MM',   'S2', 'Magister Manajemen',             'Ekonomi dan Bisnis'],
  ['MH',   'S2', 'Magister Hukum',                 'Hukum'],
  ['MPB',  'S2', 'Magister Pendidikan Biologi',    'Keguruan dan Ilmu Pendidikan'],
  ['MIA',  'S2', 'Magister Administrasi Publik',   'Ilmu Sosial dan Ilmu Politik'],
  ['MTS',  'S2', 'Magister Teknik Sipil',          'Teknik'],
  ['MAgr', 'S2', 'Magister Agronomi',              'Pertanian'],
  ['MKes', 'S2', 'Magister Kesehatan Masyarakat',  'Kedokteran'],
  ['DIA',  'S3', 'Doktor Ilmu Administrasi',       'Ilmu Sosial dan Ilmu Politik'],
  ['DIL',  'S3', 'Doktor Ilmu Lingkungan',         'Pascasarjana'],
] as const;

// biome-ignore format: the columns are read as a table: name, building, floor, chairs, seats of exams, broken, without stairs
const ROOMS = [
  ['Lab CAT 1',  'Gedung Pascasarjana', '1', 40, 30, '7',     true],
  ['Lab CAT 2',  'Gedung Pascasarjana', '2', 40, 30, '3, 18', false],
  ['Lab CAT 3',  'Gedung Pascasarjana', '2', 40, 30, null,    false],
  ['Aula Timur', 'Gedung Rektorat',     '1', 90, 60, null,    true],
  ['R 201',      'Gedung Teknik',       '2', 36, 24, null,    false],
] as const;

// biome-ignore format: the columns are read as a table: name, test, days until it is held, from, until
const SESSIONS = [
  ['TPA 1',            'aptitude', 20, '08:00', '10:00'],
  ['Bahasa Inggris 1', 'english',  20, '10:30', '12:00'],
  ['TPA 2',            'aptitude', 20, '13:00', '15:00'],
  ['Bahasa Inggris 2', 'english',  20, '15:30', '17:00'],
  ['TPA 3',            'aptitude', 21, '08:00', '10:00'],
  ['Bahasa Inggris 3', 'english',  21, '10:30', '12:00'],
] as const;

/** Programmes, the semester before, rooms and sessions, entered by the super admin. */
export async function enterMasterData(admin: Actor, tx: Tx): Promise<void> {
  const add = (register: Register, values: Readonly<Record<string, unknown>>) =>
    createEntry(admin, tx, register, { values });
  for (const [code, degree, name, faculty] of PROGRAMMES)
    await add(programmes, { code, degree, name, faculty, isOpen: true });
  const today = todayOf(admin);
  const before = semesterOf(addDays(semesterOf(today).startsOn, -1));
  await add(semesters, { ...before });
  for (const [name, building, floor, capacity, examSeats, brokenSeats, isStepFree] of ROOMS)
    await add(rooms, { name, building, floor, capacity, examSeats, brokenSeats, isStepFree });
  for (const [name, test, days, startsAt, endsAt] of SESSIONS)
    await add(examSessions, { name, test, heldOn: addDays(today, days), startsAt, endsAt });
}
