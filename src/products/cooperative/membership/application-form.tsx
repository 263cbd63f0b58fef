import {
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  Icon,
  LinkButton,
  Notice,
  NumberedSteps,
  RadioGroup,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { APPLICATION_PAGE, type TypedApplication } from './apply.ts';

/** The form with which somebody asks to become a member. */
export function ApplicationForm(props: {
  typed: TypedApplication;
  errors: FieldErrors;
  problem: string | undefined;
  /** Simpanan pokok and wajib in words; empty while they are not set. */
  dues: string;
}) {
  const { typed, errors, problem, dues } = props;
  return (
    <div className="page-width grid gap-8 py-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16 lg:py-16">
      <div>
        <h1 className="text-3xl">Menjadi anggota</h1>
        <p className="mt-3 max-w-[42ch] text-muted">
          Isi data Anda seperti di KTP. Pengurus memeriksa dan memberi kabar. {dues}
        </p>
        <div className="mt-6">
          <NumberedSteps
            items={[
              { title: 'Kirim permohonan ini' },
              { title: 'Pengurus memutuskan dan memberi tahu Anda' },
              { title: 'Bayar simpanan pokok', note: 'Sejak itu Anda anggota.' },
            ]}
          />
        </div>
        <p className="mt-6 flex max-w-[42ch] items-start gap-2 text-sm text-muted">
          <Icon name="shield-check" className="mt-0.5 size-4" />
          NIK, alamat, telepon, dan foto KTP Anda disimpan terkunci dan hanya dibuka pengurus.
        </p>
      </div>
      <div className="grid content-start gap-5">
        <ErrorSummary errors={errors} />
        {problem && (
          <Notice tone="error" title="Belum terkirim">
            {problem}
          </Notice>
        )}
        <div className="sheet p-5 lg:p-8">
          <Form action={APPLICATION_PAGE} isMultipart draftKey="menjadi-anggota" className="grid gap-5">
            <TextField
              name="fullName"
              label="Nama lengkap"
              autoComplete="name"
              value={typed.fullName}
              error={errors.fullName}
              maxLength={150}
            />
            <TextField
              name="nik"
              label="NIK"
              inputMode="numeric"
              value={typed.nik}
              error={errors.nik}
              maxLength={20}
              help="16 angka di KTP."
            />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                name="birthPlace"
                label="Tempat lahir"
                value={typed.birthPlace}
                error={errors.birthPlace}
                maxLength={80}
              />
              <DateField
                name="birthDate"
                label="Tanggal lahir"
                value={typed.birthDate}
                error={errors.birthDate}
              />
            </div>
            <RadioGroup
              name="gender"
              label="Jenis kelamin"
              value={typed.gender}
              error={errors.gender}
              options={[
                { value: 'L', label: 'Laki-laki' },
                { value: 'P', label: 'Perempuan' },
              ]}
            />
            <TextField
              name="occupation"
              label="Pekerjaan"
              value={typed.occupation}
              error={errors.occupation}
              maxLength={100}
            />
            <TextArea
              name="address"
              label="Alamat"
              rows={3}
              value={typed.address}
              error={errors.address}
              maxLength={300}
            />
            <TextField
              name="phone"
              label="Telepon atau WhatsApp"
              type="tel"
              autoComplete="tel"
              value={typed.phone}
              error={errors.phone}
              maxLength={30}
            />
            <TextField
              name="email"
              label="Surel"
              type="email"
              autoComplete="email"
              isOptional
              value={typed.email}
              error={errors.email}
              maxLength={200}
              help="Untuk kabar keputusan dan tautan masuk."
            />
            <FileField
              name="idCard"
              label="Foto atau pindaian KTP"
              isOptional
              accept="image/*,.pdf"
              error={errors.idCard}
              help="JPG, PNG, WebP, atau PDF sampai 5 MB. Dapat juga diperlihatkan di kantor."
            />
            <Checkbox
              name="agrees"
              label="Saya menyetujui anggaran dasar dan anggaran rumah tangga koperasi, dan data ini benar."
              isChecked={typed.agrees === '1'}
              error={errors.agrees}
            />
            <FormActions>
              <Button look="primary" icon="send" busyLabel="Mengirim…">
                Kirim permohonan
              </Button>
            </FormActions>
          </Form>
        </div>
      </div>
    </div>
  );
}

/** After sending: what happens now. */
export function ApplicationThanks() {
  return (
    <div className="page-width py-10 lg:py-16">
      <div className="sheet mx-auto grid max-w-xl justify-items-start gap-4 p-6 lg:p-8">
        <span className="grid size-14 place-items-center rounded-full bg-soft text-primary">
          <Icon name="check" className="size-7" />
        </span>
        <h1 className="text-2xl">Permohonan Anda terkirim</h1>
        <p className="text-muted">
          Pengurus memeriksanya dan memberi kabar lewat surel atau telepon. Bila diterima, bayar simpanan
          pokok di kantor; sejak itu Anda menjadi anggota.
        </p>
        <LinkButton href="/" look="primary">
          Kembali ke halaman muka
        </LinkButton>
      </div>
    </div>
  );
}
