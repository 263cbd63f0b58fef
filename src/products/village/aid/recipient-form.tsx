import {
  Button,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  type Option,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { RECIPIENTS_URL } from './aid-words.ts';

type Typed = Readonly<Record<string, string>>;

/** First the person, then programme and reason. */
export function RecipientForm(props: {
  asked: string;
  programs: Option[];
  found: Option[];
  typed: Typed;
  errors: FieldErrors;
}) {
  const { asked, programs, found, typed, errors } = props;
  const action = `${RECIPIENTS_URL}/baru`;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Tambah penerima" note="Cari orangnya, lalu catat program dan alasannya." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={action} method="get" className="flex flex-wrap items-end gap-3">
          <TextField name="cari" label="Nama atau NIK" value={asked} help="Paling sedikit tiga huruf." />
          <Button>Cari</Button>
        </Form>
      </Sheet>
      {asked.length >= 3 && found.length === 0 && (
        <EmptyState kind="not-found" title="Tidak ada penduduk dengan nama atau NIK ini" />
      )}
      {found.length > 0 && (
        <Sheet>
          <Form action={action} hidden={{ cari: asked }} className="grid gap-5">
            <RadioGroup
              name="residentId"
              label="Penduduk"
              options={found}
              value={typed.residentId ?? (found.length === 1 ? found[0]!.value : '')}
            />
            <Select
              name="programId"
              label="Program"
              options={programs}
              value={typed.programId ?? ''}
              {...(errors.programId ? { error: errors.programId } : {})}
            />
            <TraceFields typed={typed} errors={errors} />
            <FormActions>
              <Button look="primary">Catat penerima</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
    </div>
  );
}

export function TraceForm(props: { action: string; typed: Typed; errors: FieldErrors }) {
  return (
    <Form action={props.action} className="grid max-w-xl gap-5">
      <TraceFields typed={props.typed} errors={props.errors} />
      <FormActions>
        <Button>Simpan dasar penetapan</Button>
      </FormActions>
    </Form>
  );
}

function TraceFields({ typed, errors }: { typed: Typed; errors: FieldErrors }) {
  const field = (name: string) => ({
    ...{ name, value: typed[name] ?? '' },
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField {...field('decile')} label="Desil" inputMode="numeric" isOptional />
        <TextField {...field('decileSource')} label="Sumber desil" isOptional placeholder="DTSEN" />
        <DateField {...field('decileOn')} label="Data tanggal" isOptional />
      </div>
      <TextArea
        {...field('reason')}
        label="Alasan ditetapkan"
        help="Kriteria yang dipenuhi dan musyawarahnya; penerima dapat membacanya."
        rows={3}
      />
    </>
  );
}
