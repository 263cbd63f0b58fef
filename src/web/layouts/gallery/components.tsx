import {
  Badge,
  Button,
  Checkbox,
  CheckboxGroup,
  ConfirmPanel,
  CopyText,
  DataTable,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  FigureCard,
  FileField,
  Form,
  FormActions,
  FormSection,
  HeroPicture,
  LinkButton,
  Menu,
  MenuLink,
  Money,
  MoneyField,
  Notice,
  OtpField,
  PageHeader,
  Pagination,
  PasswordField,
  ProgressBar,
  RadioGroup,
  Select,
  Sheet,
  Tabs,
  TextArea,
  TextField,
  Timeline,
} from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame, UNION_MENU, withCurrent } from './houses.ts';

const ACCOUNT = { name: 'Laila Nurhayati', roleLabel: 'Admin, pengurus pusat', initials: 'LN' };

/** Every part in its states. */
export function Components({
  frame,
  kind,
}: {
  frame: GalleryFrame;
  kind: 'koperasi' | 'serikat' | 'desa' | 'pascasarjana';
}) {
  return (
    <ConsoleShell
      frame={{
        ...houseFrame(frame, kind, 'Bagian halaman', ACCOUNT),
        notices: [
          {
            tone: 'success',
            text: 'Pengumuman disimpan.',
            action: <LinkButton href="#urung">Urungkan</LinkButton>,
          },
          { tone: 'error', text: 'Surel ke 2 anggota tidak terkirim.' },
        ],
      }}
      menu={withCurrent(UNION_MENU, 'forum')}
      breadcrumb={[{ label: 'Konsol', url: '#konsol' }, { label: 'Bagian halaman' }]}
      searchUrl="#cari"
      unread={128}
      latestNotifications={[
        {
          key: '1',
          title: 'Permohonan PS-2026-0418 menunggu Anda',
          when: '3 jam lalu',
          url: '#1',
          isUnread: true,
        },
        { key: '2', title: 'Impor anggota selesai', when: 'kemarin', url: '#2' },
      ]}
      accountLinks={[{ href: '#profil', icon: 'user-round', children: 'Profil' }]}
    >
      <PageHeader title="Bagian halaman" note="Setiap bagian dalam setiap keadaan" />
      <div className="mt-6 grid gap-6">
        <Tabs
          label="Contoh bagian"
          items={[
            { label: 'Semua', url: '#semua', isCurrent: true, count: 42 },
            { label: 'Menunggu', url: '#menunggu', count: 7 },
            { label: 'Selesai', url: '#selesai' },
          ]}
        />
        <Buttons />
        <Notices />
        <LongForm />
        <div className="grid gap-6 lg:grid-cols-3">
          <FigureCard label="Iuran masuk" value="Rp86.420.000" note="82,9 % dari tagihan" icon="hand-coins">
            <ProgressBar label="Iuran" value={829} max={1000} note="82,9 %" />
          </FigureCard>
          <Sheet title="Rincian" note="Per 22 November">
            <DescriptionList
              items={[
                { term: 'Nomor', detail: 'SPK-51-000031' },
                { term: 'Saldo', detail: <Money isIncome>+Rp50.000</Money> },
              ]}
            />
          </Sheet>
          <Sheet title="Perjalanan" level={2}>
            <Timeline
              items={[
                { title: 'Diajukan', meta: '20 November 2026', state: 'done' },
                { title: 'Ditolak', meta: 'Foto tidak terbaca', state: 'refused' },
                { title: 'Ajukan lagi', meta: 'Anda', state: 'next' },
              ]}
            />
          </Sheet>
        </div>
        <DataTable
          caption="Jurnal"
          columns={[
            { key: 'text', label: 'Uraian', cell: (row) => row.text },
            { key: 'date', label: 'Tanggal', cell: (row) => row.date, isNarrow: true },
            { key: 'sum', label: 'Jumlah', cell: (row) => <Money>{row.sum}</Money>, isNumeric: true },
          ]}
          rows={[
            { id: '1', text: 'Simpanan wajib', date: '15 Nov 2026', sum: 'Rp50.000' },
            { id: '2', text: 'Angsuran ke-7', date: '5 Nov 2026', sum: '−Rp1.066.185' },
          ]}
          rowKey={(row) => row.id}
          totals={{ text: 'Jumlah', sum: <Money>−Rp1.016.185</Money> }}
          empty={{ kind: 'nothing-yet', title: 'Belum ada jurnal' }}
          footer={
            <Pagination page={4} pageCount={9} summary="31–40 dari 88" pageUrl={(page) => `#h${page}`} />
          }
        />
        <div className="grid gap-6 lg:grid-cols-3">
          <EmptyState
            kind="nothing-yet"
            title="Belum ada pinjaman"
            actions={
              <LinkButton href="#ajukan" look="primary">
                Ajukan pinjaman pertama Anda
              </LinkButton>
            }
          >
            Pinjaman yang Anda ajukan tampil di sini, dengan jadwal angsurannya.
          </EmptyState>
          <EmptyState kind="not-found" title="Tidak ada yang cocok dengan “Zulkifli”" />
          <EmptyState kind="not-allowed" title="Daftar ini dibuka bendahara">
            Mintalah bendahara bila Anda perlu melihatnya.
          </EmptyState>
        </div>
        <Disclosure title="Tolak permohonan" icon="circle-x" isDanger>
          <p>Isi alasan.</p>
        </Disclosure>
        <div className="grid gap-6 bg-cloth p-6 lg:grid-cols-3">
          <HeroPicture kind="koperasi" />
          <HeroPicture kind="serikat" />
          <HeroPicture kind="pascasarjana" />
        </div>
      </div>
    </ConsoleShell>
  );
}

function Buttons() {
  return (
    <Sheet title="Tombol dan lencana">
      <div className="flex flex-wrap items-start gap-2">
        <Button look="primary">Impor 1.688 baris</Button>
        <Button icon="download">Unduh</Button>
        <Button look="quiet">Batal</Button>
        <Button look="danger">Tolak dan kirim alasan</Button>
        <Button look="primary" reason="Terbuka setelah foto tempat usaha ditandai sesuai.">
          Setujui dan tanda tangani
        </Button>
        <Button look="quiet" icon="printer" label="Cetak" />
        <Button size="sm">Kecil</Button>
        <Button look="turmeric" size="lg">
          Jadi anggota
        </Button>
        <Menu label="Tindakan lain" align="start">
          <MenuLink href="#salin" icon="copy">
            Salin
          </MenuLink>
          <MenuLink href="#hapus" icon="trash" isDanger>
            Hapus
          </MenuLink>
        </Menu>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Badge tone="success">Aktif</Badge>
        <Badge tone="info" icon="hourglass">
          Diperiksa
        </Badge>
        <Badge tone="warning" icon="clock-alert">
          2 bulan
        </Badge>
        <Badge tone="error" icon="lock">
          Ditahan
        </Badge>
        <Badge icon="circle-pause">Nonaktif</Badge>
      </div>
      <div className="mt-4 max-w-sm">
        <CopyText value="https://spk.or.id/undangan/7KD4-WN2P" label="tautan undangan" />
      </div>
    </Sheet>
  );
}

function Notices() {
  return (
    <div className="grid gap-3">
      <Notice title="Masa percobaan berakhir 30 November">Pilih paket agar data tetap dapat diubah.</Notice>
      <Notice tone="warning" title="3 tagihan belum terkirim" isDismissable>
        Alamat surelnya belum dikonfirmasi.
      </Notice>
      <Notice tone="success">Kata sandi diganti.</Notice>
      <Notice tone="neutral">Persetujuan terbuka setelah berkas lengkap.</Notice>
    </div>
  );
}

function LongForm() {
  const errors = { nik: 'Baru 11 angka, seharusnya 16', berkas: 'Pilih foto KTP' };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]">
      <Sheet title="Formulir">
        <Form action="#simpan" isMultipart draftKey="contoh" className="grid gap-6">
          <ErrorSummary errors={errors} />
          <FormSection title="Data diri" help="Seperti tertulis di KTP.">
            <TextField name="nama" label="Nama lengkap" autoComplete="name" value="Siti Rahmah" />
            <TextField
              name="nik"
              label="NIK"
              inputMode="numeric"
              value="63710155068"
              help="16 angka, disimpan tersandi."
              error={errors.nik}
            />
            <DateField name="lahir" label="Tanggal lahir" value="1988-08-14" />
            <Select
              name="agama"
              label="Agama"
              isOptional
              options={[
                { value: 'islam', label: 'Islam' },
                { value: 'kristen', label: 'Kristen' },
              ]}
            />
          </FormSection>
          <FormSection title="Pengajuan">
            <MoneyField name="jumlah" label="Jumlah" value={12_000_000} help="Paling banyak Rp25.000.000." />
            <TextField name="tenor" label="Jangka waktu" type="number" value={12} suffix="bulan" />
            <RadioGroup
              name="cara"
              label="Cara bayar"
              value="potong"
              options={[
                { value: 'potong', label: 'Potong simpanan sukarela', help: 'Setiap tanggal 5.' },
                { value: 'tunai', label: 'Tunai di kantor' },
              ]}
            />
            <CheckboxGroup
              name="kanal"
              label="Beri tahu lewat"
              isOptional
              isInline
              values={['surel']}
              options={[
                { value: 'surel', label: 'Surel' },
                { value: 'wa', label: 'WhatsApp' },
              ]}
            />
            <TextArea
              name="alasan"
              label="Keperluan"
              maxLength={300}
              help="Pengurus membaca ini."
              isOptional
            />
            <FileField name="berkas" label="Foto KTP" accept="image/*,.pdf" error={errors.berkas} />
            <TextField name="nomor" label="Nomor anggota" value="SPK-51-000031" isReadOnly />
            <Checkbox name="setuju" label="Saya menyetujui ketentuan pinjaman." isOptional={false} />
          </FormSection>
          <FormActions>
            <Button look="primary">Ajukan pinjaman</Button>
            <Button look="outline" name="draf" value="1">
              Simpan draf
            </Button>
            <LinkButton href="#batal" look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
      <div className="grid gap-6">
        <Sheet title="Keamanan">
          <Form action="#keamanan" className="grid gap-5">
            <PasswordField
              name="password"
              label="Kata sandi baru"
              autoComplete="new-password"
              help="Paling sedikit 12 huruf."
            />
            <OtpField name="otp" label="Kode dari aplikasi autentikator" />
            <Button look="primary">Simpan kata sandi</Button>
          </Form>
        </Sheet>
        <ConfirmPanel
          title="Hapus pengumuman ini?"
          confirmLabel="Hapus pengumuman"
          isDanger
          level={2}
          form={{ action: '#hapus' }}
          cancelUrl="#kembali"
        >
          <p>Pengumuman “Rapat anggota” hilang dari situs. Ini tidak dapat diurungkan.</p>
        </ConfirmPanel>
      </div>
    </div>
  );
}
