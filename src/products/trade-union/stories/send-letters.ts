import { saveBroadcast, scheduleBroadcast, sendBroadcast } from '#features/broadcast';
import type { Tx } from '#kernel/database';
import { unionBroadcast } from '../broadcast/index.ts';
import type { Teller } from './tell-talk.ts';

interface LetterStory {
  by: 'admin' | 'coordinator';
  hoursAgo: number;
  subject: string;
  body: string;
  isEssential: boolean;
  audience: Readonly<Record<string, readonly string[]>>;
  button?: { label: string; url: string };
  /** What became of it; a number is how many hours from now it goes. */
  fate: 'sent' | 'draft' | number;
}

const HOUR = 3_600_000;

const letters: readonly LetterStory[] = [
  {
    by: 'admin',
    hoursAgo: 21 * 24,
    subject: 'Undangan rapat anggota tahunan 2026',
    body: `Yth. {{nama}},

{{organisasi}} mengundang Anda ke rapat anggota tahunan pada Sabtu, 12 Desember 2026, pukul 09.00 WIB, secara daring.

- Laporan kegiatan dan keuangan
- Rencana kerja 2027
- Pemilihan panitia kongres

Nomor anggota Anda {{nomor}}. Siapkan saat mendaftar hadir.`,
    isEssential: true,
    audience: { status: ['active'] },
    fate: 'sent',
  },
  {
    by: 'coordinator',
    hoursAgo: 6 * 24,
    subject: 'Temu anggota Kalimantan Selatan',
    body: `Halo {{nama}},

Kita bertemu Sabtu pekan depan pukul 10.00 WITA di aula kampus Banjarmasin. Topiknya kontrak kerja dan jaminan sosial.

Kabari pengurus wilayah bila Anda perlu tumpangan.`,
    isEssential: false,
    audience: { status: ['active'] },
    fate: 'sent',
  },
  {
    by: 'admin',
    hoursAgo: 30,
    subject: 'Kelas daring: membaca slip gaji',
    body: `Halo {{nama}},

Rabu malam kita membaca slip gaji bersama: tunjangan, potongan, dan pajak. Terbuka bagi semua anggota.`,
    isEssential: false,
    audience: { status: ['active', 'candidate'] },
    button: { label: 'Baca kabarnya', url: 'https://serikat.example/news' },
    fate: 'sent',
  },
  {
    by: 'admin',
    hoursAgo: 5,
    subject: 'Perubahan rekening iuran mulai Januari 2027',
    body: `Yth. {{nama}},

Mulai 1 Januari 2027 iuran dibayar ke rekening serikat yang baru. Rincian dan alasannya tercantum di halaman iuran Anda.`,
    isEssential: true,
    audience: { status: ['active'] },
    fate: 70,
  },
  {
    by: 'admin',
    hoursAgo: 2,
    subject: 'Bagi yang iurannya tertunggak',
    body: `Halo {{nama}},

Bila ada kesulitan membayar iuran, ajukan keringanan dari halaman iuran Anda. Bendahara membantu mencarikan jalan.`,
    isEssential: false,
    audience: { status: ['active'], dues: ['overdue', 'arrears'] },
    fate: 'draft',
  },
];

/** The letters of the board and of a coordinator: sent, waiting for their hour, or still a draft. */
export async function sendLetters(tx: Tx, { as }: Teller): Promise<void> {
  for (const story of letters) {
    const ctx = as(story.by, story.hoursAgo);
    const id = await saveBroadcast(ctx, tx, unionBroadcast, story.by === 'admin' ? 'all' : ['63'], {
      ...story,
      buttonLabel: story.button?.label ?? '',
      buttonUrl: story.button?.url ?? '',
    });
    if (story.fate === 'sent') await sendBroadcast(ctx, tx, unionBroadcast, { id });
    else if (story.fate !== 'draft') {
      const now = ctx.now.getTime() + story.hoursAgo * HOUR;
      await scheduleBroadcast(ctx, tx, id, new Date(now + story.fate * HOUR));
    }
  }
}
