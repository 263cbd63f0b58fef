import type { GivableRole } from '#kernel/identity';
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { RHYTHMS } from '../report-period.ts';
import { type ReportPlace, schedulesUrl } from '../report-place.ts';
import type { TypedSchedule } from '../schedule.ts';

/** Which report, how often, as what, and to whom. */
export function ScheduleForm(props: {
  place: ReportPlace;
  readers: readonly GivableRole[];
  typed: TypedSchedule;
  errors: FieldErrors;
}) {
  const { place, readers, typed, errors } = props;
  return (
    <>
      <PageHeader
        title="Jadwal baru"
        note="Laporan dibuat pada malam sesudah periodenya berakhir, lalu dikirim sebagai lampiran surel."
      />
      <ErrorSummary errors={errors} />
      <Form action={schedulesUrl(place)} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <Select
              name="report"
              label="Laporan"
              value={typed.report}
              error={errors.report}
              options={place.kinds.map(({ key, label }) => ({ value: key, label }))}
            />
            <RadioGroup
              name="rhythm"
              label="Seberapa sering"
              value={typed.rhythm}
              error={errors.rhythm}
              options={RHYTHMS.map(({ value, each }) => ({ value, label: each }))}
            />
            <RadioGroup
              name="format"
              label="Lampiran"
              value={typed.format}
              error={errors.format}
              options={[
                { value: 'pdf', label: 'PDF, untuk dibaca dan dicetak' },
                { value: 'xlsx', label: 'XLSX, untuk diolah' },
              ]}
            />
            <CheckboxGroup
              name="roles"
              label="Kirim kepada"
              values={[...typed.roles]}
              error={errors.roles}
              help="Siapa yang memegang peran ini saat laporan dikirim. Peran yang sudah berakhir tidak menerima lagi."
              options={readers.map(({ key, label }) => ({ value: key, label }))}
            />
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan jadwal</Button>
          <LinkButton href={schedulesUrl(place)}>Batal</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
