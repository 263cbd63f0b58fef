import { AccountFields, channelErrors, QrisField, type TypedChannels } from '#features/payments';
import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  MoneyField,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';

/** The form as typed, right or wrong. */
export interface TypedPolicy extends TypedChannels {
  dueDay: string;
  /** '1' or nothing. */
  billsAutomatically: string;
  registrationFee: string;
  registrationDays: string;
  holdAfterDays: string;
  /** '1' or nothing. */
  holdsAutomatically: string;
  /** '1' or nothing. */
  holdClosesSignIn: string;
}

/** Rules and accounts in one form. */
export function PolicyEditor({ typed, problem }: { typed: TypedPolicy; problem: AppError | undefined }) {
  const errors = channelErrors(problem?.fields ?? {});
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title="Ubah kebijakan iuran" note="Perubahan rekening tercatat dengan nama Anda." />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(errors).length > 0 ? errors : { form: problem.message }}
        />
      )}
      <Sheet>
        <Form action="/treasury/dues/policy/edit" className="grid max-w-3xl gap-6">
          <div className="grid gap-6">
            <FormSection title="Tagihan">
              <TextField
                name="dueDay"
                label="Tanggal jatuh tempo"
                type="number"
                min={1}
                max={28}
                value={typed.dueDay}
                help="Setiap bulan, antara 1 dan 28. Berlaku untuk tagihan yang dibuat sesudahnya."
                error={errors.dueDay}
              />
              <Checkbox
                name="billsAutomatically"
                value="1"
                label="Buat tagihan dengan sendirinya pada malam pertama setiap bulan"
                help="Bila tidak, Bendahara yang membuatnya setiap bulan."
                isChecked={typed.billsAutomatically === '1'}
              />
              <MoneyField
                name="registrationFee"
                label="Biaya pendaftaran di luar iuran bulan pertama"
                value={typed.registrationFee}
                help="Isi 0 bila calon hanya membayar iuran bulan pertama."
                error={errors.registrationFee}
              />
              <TextField
                name="registrationDays"
                label="Batas bayar pendaftaran"
                type="number"
                min={1}
                max={90}
                suffix="hari"
                value={typed.registrationDays}
                error={errors.registrationDays}
              />
            </FormSection>
            <FormSection
              title="Tunggakan"
              help="Satu bulan: pengingat. Dua bulan: peringatan. Tiga bulan: pemberitahuan terakhir, lalu sebagian layanan ditahan."
            >
              <TextField
                name="holdAfterDays"
                label="Tenggang sesudah pemberitahuan terakhir"
                type="number"
                min={0}
                max={60}
                suffix="hari"
                value={typed.holdAfterDays}
                error={errors.holdAfterDays}
              />
              <Checkbox
                name="holdsAutomatically"
                value="1"
                label="Tahan layanan dengan sendirinya setiap malam"
                help="Bila tidak, Bendahara yang menahannya satu per satu."
                isChecked={typed.holdsAutomatically === '1'}
              />
              <Checkbox
                name="holdClosesSignIn"
                value="1"
                label="Penahanan juga menutup pintu masuk"
                help="Bila tidak, yang ditahan tetap dapat masuk, melihat tagihan, membayar, dan mengajukan klaim. Pengurus tetap dapat masuk. Berlaku seketika, juga bagi yang sedang ditahan."
                isChecked={typed.holdClosesSignIn === '1'}
              />
            </FormSection>
            <FormSection
              title="Rekening"
              help="Rekening pertama tampil paling atas. Kosongkan yang tidak dipakai."
            >
              <AccountFields accounts={typed.accounts} errors={errors} />
            </FormSection>
            <FormSection title="QRIS">
              <QrisField qris={typed.qris} errors={errors} />
            </FormSection>
          </div>
          <FormActions>
            <Button look="primary">Simpan kebijakan</Button>
            <LinkButton href="/treasury/dues/policy" look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}
