import { NumberedSteps } from '#kernel/ui';

/** How a letter comes about, for whoever has never asked for one. */
export function HowToGetALetter() {
  return (
    <NumberedSteps
      items={[
        { title: 'Masuk dengan akun warga', note: 'Sekali saja akun dikonfirmasi petugas.' },
        {
          title: 'Pilih jenis surat dan isi formulirnya',
          note: 'Data diri sudah terisi dari buku penduduk.',
        },
        {
          title: 'Perangkat desa memeriksa',
          note: 'Yang kurang diberitahukan, beserta cara melengkapinya.',
        },
        {
          title: 'Kepala desa menandatangani',
          note: 'Unduh suratnya dari rumah; tidak memegang ponsel, dibantu di loket.',
        },
      ]}
    />
  );
}
