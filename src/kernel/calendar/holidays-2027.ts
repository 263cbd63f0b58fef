import type { Holiday } from './holiday.ts';

/**
 * Fixed days, and the movable ones as computed from the calendars they follow: the decree for 2027 was not at hand, so
 * they are `tentative`, joint leave is left out, and an organisation corrects them in its settings.
 */
export const HOLIDAYS_2027: readonly Holiday[] = [
  { date: '2027-01-01', name: 'Tahun Baru 2027 Masehi', kind: 'libur' },
  { date: '2027-01-05', name: 'Isra Mikraj Nabi Muhammad saw.', kind: 'libur', tentative: true },
  { date: '2027-02-06', name: 'Tahun Baru Imlek 2578 Kongzili', kind: 'libur', tentative: true },
  { date: '2027-03-08', name: 'Hari Suci Nyepi Tahun Baru Saka 1949', kind: 'libur', tentative: true },
  { date: '2027-03-10', name: 'Idulfitri 1448 Hijriah', kind: 'libur', tentative: true },
  { date: '2027-03-11', name: 'Idulfitri 1448 Hijriah', kind: 'libur', tentative: true },
  { date: '2027-03-26', name: 'Wafat Yesus Kristus', kind: 'libur', tentative: true },
  { date: '2027-03-28', name: 'Kebangkitan Yesus Kristus (Paskah)', kind: 'libur', tentative: true },
  { date: '2027-05-01', name: 'Hari Buruh Internasional', kind: 'libur' },
  { date: '2027-05-06', name: 'Kenaikan Yesus Kristus', kind: 'libur', tentative: true },
  { date: '2027-05-17', name: 'Iduladha 1448 Hijriah', kind: 'libur', tentative: true },
  { date: '2027-05-20', name: 'Hari Raya Waisak 2571 BE', kind: 'libur', tentative: true },
  { date: '2027-06-01', name: 'Hari Lahir Pancasila', kind: 'libur' },
  { date: '2027-06-06', name: '1 Muharam Tahun Baru Islam 1449 Hijriah', kind: 'libur', tentative: true },
  { date: '2027-08-15', name: 'Maulid Nabi Muhammad saw.', kind: 'libur', tentative: true },
  { date: '2027-08-17', name: 'Proklamasi Kemerdekaan', kind: 'libur' },
  { date: '2027-12-25', name: 'Kelahiran Yesus Kristus (Natal)', kind: 'libur' },
  { date: '2027-12-26', name: 'Isra Mikraj Nabi Muhammad saw.', kind: 'libur', tentative: true },
];
