import type { IconName } from '#kernel/ui';

export interface ErrorContent {
  icon: IconName;
  title: string;
  /** What happened, when nobody said it better, and what to do. */
  text: string;
  /** What to do, said below whatever the route itself told. */
  advice?: string;
  action: 'home' | 'sign-in' | 'back' | 'again';
}

const UNEXPECTED: ErrorContent = {
  icon: 'construction',
  title: 'Ada gangguan di sisi kami',
  text: 'Perubahan terakhir tidak disimpan. Coba lagi; bila terulang, sebutkan nomor di bawah kepada pengelola.',
  action: 'again',
};

const CONTENTS: Record<number, ErrorContent> = {
  401: {
    icon: 'log-in',
    title: 'Silakan masuk lebih dahulu',
    text: 'Halaman ini terbuka setelah Anda masuk.',
    action: 'sign-in',
  },
  403: {
    icon: 'lock',
    title: 'Halaman ini bukan bagian dari wewenang Anda',
    text: 'Peran Anda tidak membukanya.',
    advice: 'Bila Anda memerlukannya, mintalah pengurus yang mengatur peran untuk membukanya.',
    action: 'home',
  },
  404: {
    icon: 'map-pin-off',
    title: 'Halaman ini tidak ditemukan',
    text: 'Alamatnya mungkin berubah, atau isinya sudah dipindahkan. Periksa ejaannya, atau mulai dari beranda.',
    action: 'home',
  },
  409: {
    icon: 'git-compare-arrows',
    title: 'Sudah diubah orang lain',
    text: 'Muat ulang halamannya untuk melihat keadaan terbaru, lalu ulangi perubahan Anda.',
    action: 'back',
  },
  413: {
    icon: 'file-up',
    title: 'Berkas atau isian terlalu besar',
    text: 'Perkecil berkasnya, atau kirim satu per satu.',
    action: 'back',
  },
  419: {
    icon: 'timer-reset',
    title: 'Halaman terlalu lama terbuka',
    text: 'Muat ulang halamannya, lalu kirim lagi. Isian yang panjang tersimpan sebagai draf di perangkat ini.',
    action: 'back',
  },
  422: {
    icon: 'pencil-line',
    title: 'Ada isian yang perlu diperbaiki',
    text: 'Kembali ke formulir; yang sudah Anda ketik masih ada.',
    action: 'back',
  },
  429: {
    icon: 'hourglass',
    title: 'Terlalu banyak percobaan',
    text: 'Tunggu sebentar, lalu coba lagi.',
    action: 'again',
  },
  500: UNEXPECTED,
  503: {
    icon: 'refresh-cw',
    title: 'Sistem sedang memulihkan diri',
    text: 'Perubahan Anda belum disimpan. Coba lagi sebentar lagi.',
    action: 'again',
  },
};

/** What a page says for a status; anything unknown is our own fault. */
export function errorContentFor(status: number): ErrorContent {
  return CONTENTS[status] ?? (status >= 400 && status < 500 ? CONTENTS[404] : undefined) ?? UNEXPECTED;
}
