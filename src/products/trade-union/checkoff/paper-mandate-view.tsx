import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { MandateGround } from './mandate-ground.ts';
import { SignedPaperField, TermsFields } from './terms-fields.tsx';
import { CHECKOFF_PATH, PAPER_MANDATE_PATH } from './words.tsx';

export interface PaperMandateViewProps {
  ground: MandateGround;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** A mandate that a member signed on paper and handed to the treasurer. */
export function PaperMandateView({ ground, typed, errors }: PaperMandateViewProps) {
  const { firstMonth = '', basis = 'rate', amount = '' } = typed;
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title="Catat surat kuasa"
        note={[ground.fullName, ground.memberNumber, ground.employer].filter(Boolean).join(', ')}
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {ground.hidesFromEmployer && (
        <Notice tone="warning" title="Anggota meminta tidak disebut kepada kampus">
          Selama permintaan itu berlaku, kuasanya tidak dapat dicatat.
        </Notice>
      )}
      <Sheet>
        <Form action={PAPER_MANDATE_PATH} isMultipart hidden={{ member: ground.id }} className="grid gap-5">
          <TermsFields
            rateAmount={ground.rateAmount ?? 0}
            typed={{ firstMonth, basis, amount }}
            errors={errors}
          />
          <SignedPaperField errors={errors} />
          <Checkbox
            name="agrees"
            value="1"
            label="Surat aslinya bertanda tangan anggota, menyebut kampus dan jumlahnya, dan menyetujui namanya diberitahukan kepada kampus."
            isChecked={typed.agrees === '1'}
            error={errors.agrees}
          />
          <p className="text-sm text-muted">
            Anggota yang punya akun atau surel langsung diberi tahu bahwa kuasa ini dicatat.
          </p>
          <FormActions>
            <Button look="primary" icon="upload" busyLabel="Menyimpan…">
              Catat kuasa
            </Button>
            <LinkButton href={`${CHECKOFF_PATH}/mandates`} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}
