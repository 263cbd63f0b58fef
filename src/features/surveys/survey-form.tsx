import {
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { EVERYBODY, regionLabel, type SurveyPlace, type SurveyReach } from './survey-place.ts';
import { INTRO_LENGTH, THANKS_LENGTH, TITLE_LENGTH } from './write-survey.ts';

/** The form as typed, right or wrong; choices of each audience stand under its key. */
export interface TypedSurvey {
  title: string;
  intro: string;
  thanks: string;
  regionCode: string;
  mode: string;
  audience: string;
  values: Readonly<Record<string, readonly string[]>>;
  opensAt: string;
  closesAt: string;
  seen: string;
}

export const EMPTY_SURVEY: TypedSurvey = {
  ...{ title: '', intro: '', thanks: '', regionCode: '', mode: '', audience: '', values: {} },
  ...{ opensAt: '', closesAt: '', seen: '0' },
};

export interface SurveyFormProps {
  place: SurveyPlace;
  reach: SurveyReach;
  typed: TypedSurvey;
  errors: FieldErrors;
  action: string;
  backUrl: string;
  isNew: boolean;
  zoneWords: string;
}

/** What is said about a survey: words, who is asked, with or without names, from when to when. */
export function SurveyForm(props: SurveyFormProps) {
  const { place, reach, typed, errors } = props;
  const regions = [
    ...(reach === 'all' ? [{ value: EVERYBODY, label: regionLabel(place, EVERYBODY) }] : []),
    ...place.regions.filter(({ value }) => reach === 'all' || reach.includes(value)),
  ];
  return (
    <Form action={props.action} className="grid gap-4 lg:gap-6">
      <input type="hidden" name="seen" value={typed.seen} />
      <ErrorSummary errors={errors} />
      <Sheet title="Tentang survei">
        <div className="grid gap-5">
          <TextField
            name="title"
            label="Judul"
            value={typed.title}
            maxLength={TITLE_LENGTH}
            error={errors.title}
          />
          <TextArea
            name="intro"
            label="Pengantar"
            isOptional
            rows={4}
            value={typed.intro}
            maxLength={INTRO_LENGTH}
            help="Untuk apa survei ini, dan apa yang dilakukan dengan hasilnya."
            error={errors.intro}
          />
          <TextArea
            name="thanks"
            label="Ucapan setelah mengisi"
            isOptional
            rows={2}
            value={typed.thanks}
            maxLength={THANKS_LENGTH}
            error={errors.thanks}
          />
          <RadioGroup
            name="mode"
            label="Jawaban"
            value={typed.mode}
            options={[
              {
                value: 'anonymous',
                label: 'Anonim',
                help: 'Tidak seorang pun dapat menghubungkan jawaban dengan orangnya. Hasil tampil setelah survei ditutup.',
              },
              {
                value: 'named',
                label: 'Dengan nama',
                help: 'Anda dapat membaca jawaban tiap orang. Orang dapat menyimpan dan melanjutkan nanti.',
              },
            ]}
            help="Tidak dapat diubah lagi setelah survei terbit."
            error={errors.mode}
          />
        </div>
      </Sheet>
      <Sheet title="Siapa yang ditanya">
        <div className="grid gap-5">
          <Select
            name="regionCode"
            label="Wilayah survei"
            value={typed.regionCode}
            options={regions}
            help="Survei satu wilayah hanya menanyai orang di wilayah itu."
            error={errors.regionCode}
          />
          <RadioGroup
            name="audience"
            label="Sasaran"
            value={typed.audience}
            options={place.audiences.map(({ key, label, help }) => ({ value: key, label, help }))}
            error={errors.audience}
          />
          <AudienceChoices {...props} />
        </div>
      </Sheet>
      <Sheet title="Waktu" note={props.zoneWords}>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField
            name="opensAt"
            label="Dibuka"
            kind="datetime-local"
            isOptional
            value={typed.opensAt}
            help="Kosong: begitu terbit."
            error={errors.opensAt}
          />
          <DateField
            name="closesAt"
            label="Ditutup"
            kind="datetime-local"
            isOptional
            value={typed.closesAt}
            help="Kosong: sampai Anda menutupnya."
            error={errors.closesAt}
          />
        </div>
      </Sheet>
      <FormActions>
        <Button look="primary">{props.isNew ? 'Simpan dan susun pertanyaan' : 'Simpan survei'}</Button>
        <LinkButton href={props.backUrl} look="quiet">
          Batal
        </LinkButton>
      </FormActions>
    </Form>
  );
}

/** The choices of every audience that has some; only those of the chosen one count. */
function AudienceChoices({ place, typed, errors }: SurveyFormProps) {
  return place.audiences.flatMap(({ key, way, label, options }) => {
    const name = `values-${key}`;
    const values = typed.values[key] ?? [];
    if (way === 'open') return [];
    const legend = `Untuk sasaran “${label}”`;
    return (
      <details
        key={key}
        className="rounded-xl border border-base-300"
        open={typed.audience === key || errors[name] !== undefined}
      >
        <summary className="flex min-h-12 items-center px-4 font-semibold">{legend}</summary>
        <div className="px-4 pb-4">
          {way === 'named' ? (
            <TextArea
              name={name}
              label="Nomor anggota atau surel, satu pada tiap baris"
              isOptional
              rows={5}
              value={values.join('\n')}
              error={errors[name]}
            />
          ) : (
            <CheckboxGroup
              name={name}
              label={label}
              isOptional
              options={[...(options ?? [])]}
              values={[...values]}
              error={errors[name]}
              className="columns-1 sm:[&>div]:columns-2"
            />
          )}
        </div>
      </details>
    );
  });
}
