import { Letter, QrImage } from '#kernel/ui';
import { SAMPLE_QR } from './sample-qr.ts';

const PERSON: [string, string][] = [
  ['Nama', 'Siti Rahmah'],
  ['NIK', '6304•••••••••0003'],
  ['Tempat, tanggal lahir', 'Sungai Pitung, 14 Agustus 1988'],
  ['Pekerjaan', 'Perajin anyaman purun'],
  ['Alamat', 'Jl. Dermaga RT 5 RW 2, Desa Sungai Pitung'],
];

export function SampleLetter({ isSigned }: { isSigned: boolean }) {
  return (
    <Letter
      head={{
        lines: ['Pemerintah Kabupaten Barito Kuala', 'Kecamatan Alalak'],
        name: 'Desa Sungai Pitung',
        address: 'Jl. Sungai Pitung RT 3 No. 12, Alalak 70582, telepon 0511 555 0142',
        emblem: <VillageSeal />,
      }}
      title="Surat Keterangan Usaha"
      number={isSigned ? '500/012/DS/XI/2026' : '500/…/DS/XI/2026'}
      place={isSigned ? 'Sungai Pitung, 23 November 2026' : 'Sungai Pitung, … November 2026'}
      signer={{
        office: 'Kepala Desa Sungai Pitung',
        name: 'H. Syamsul Bahri',
        mark: isSigned ? <Signature /> : undefined,
      }}
      check={
        isSigned && (
          <>
            <QrImage modules={SAMPLE_QR} label="Kode QR untuk memeriksa keaslian" />
            <p>
              Periksa keaslian surat ini di
              <br />
              <b>sungaipitung.desa.id/periksa</b>
              <br />
              Kode: 7KD4-WN2P
            </p>
          </>
        )
      }
    >
      <p>
        Yang bertanda tangan di bawah ini, Kepala Desa Sungai Pitung, Kecamatan Alalak, Kabupaten Barito
        Kuala, menerangkan bahwa:
      </p>
      <table>
        <tbody>
          {PERSON.map(([term, detail]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>:</td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        adalah benar warga desa kami yang menjalankan usaha <b>“Purun Rahmah”</b>, kerajinan tikar dan tas
        purun, di alamat tersebut sejak tahun 2019 sampai surat ini dibuat.
      </p>
      <p>
        Surat keterangan ini diberikan untuk keperluan pengajuan Kredit Usaha Rakyat dan berlaku sampai 23
        Desember 2026.
      </p>
    </Letter>
  );
}

function VillageSeal() {
  return (
    <svg viewBox="0 0 40 40" className="letter-emblem" aria-hidden="true">
      <path d="M4 22L20 6l16 16h-5L20 12 9 22z" fill="#0f3f2a" />
      <path d="M11 22l9-8 9 8v4H11z" fill="#5f9372" />
      <path
        d="M5 30c4-3 7-3 10 0s6 3 10 0 7-3 10 0"
        fill="none"
        stroke="#b97f12"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Signature() {
  return (
    <svg viewBox="0 0 160 60" aria-hidden="true">
      <path
        d="M8 44c14-30 26-40 30-32 4 9-20 34-14 36 8 2 18-30 26-28 5 2-6 22 2 22 9 0 12-20 20-20 6 0-2 16 6 16 10 0 16-22 26-20 6 2-2 14 8 14 12 0 20-8 40-18"
        fill="none"
        stroke="#173a6b"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
