import {
  Button,
  Checkbox,
  DateField,
  Form,
  FormActions,
  LinkButton,
  RadioGroup,
  Select,
  Sheet,
  TextField,
  typedFields,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { Media } from '../media/media-rows.ts';
import { PictureField } from '../media/picture-field.tsx';
import type { CmsPlace } from '../place.ts';
import { WritingField } from '../writing/writing-field.tsx';

/** The form as typed, right or wrong. */
export interface TypedOfficer {
  fullName: string;
  positionTitle: string;
  /** What names the product's person: a member number. */
  person: string;
  level: string;
  regionCode: string;
  photoId: string;
  bio: string;
  isActive: string;
  periodStart: string;
  periodEnd: string;
  pictureAlt: string;
  seen: string;
}

/** The fields of an officer with the photo. */
export function OfficerForm(props: {
  place: CmsPlace;
  action: string;
  backUrl: string;
  typed: TypedOfficer;
  recent: readonly Media[];
  mediaUrl: string | undefined;
  problem?: AppError | undefined;
}) {
  const { place, typed, problem, mediaUrl } = props;
  const errors = problem?.fields ?? {};
  const field = typedFields(typed, errors);
  const { levels, personLabel, personHelp, regions } = place.officers;
  return (
    <Form action={props.action} isMultipart className="grid gap-4 lg:gap-6">
      <input type="hidden" name="seen" value={typed.seen} />
      <Sheet title="Jabatan">
        <div className="grid gap-5">
          <TextField {...field('fullName')} label="Nama lengkap" maxLength={150} />
          <TextField {...field('positionTitle')} label="Jabatan" maxLength={100} />
          <TextField {...field('person')} label={personLabel} isOptional maxLength={50} help={personHelp} />
          <RadioGroup
            {...field('level')}
            label="Tingkat"
            isInline
            options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
          />
          <Select
            {...field('regionCode')}
            label="Wilayah"
            isOptional
            placeholder="Tanpa wilayah"
            options={[...regions()]}
            help={`Wajib untuk ${levels.wilayah.toLowerCase()}.`}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField {...field('periodStart')} label="Masa tugas mulai" isOptional />
            <DateField
              {...field('periodEnd')}
              label="Masa tugas berakhir"
              isOptional
              help="Setelah tanggal ini namanya tidak tampil lagi."
            />
          </div>
          <Checkbox
            name="isActive"
            label="Tampilkan di halaman umum selama masa tugasnya"
            isChecked={typed.isActive === '1'}
          />
        </div>
      </Sheet>
      <Sheet title="Foto">
        <PictureField
          name="photoId"
          label="Foto"
          value={typed.photoId}
          recent={props.recent}
          errors={errors}
          alt={typed.pictureAlt}
        />
      </Sheet>
      <Sheet title="Riwayat singkat">
        <div className="grid gap-5">
          <WritingField
            {...field('bio')}
            label="Tentang orang ini"
            isOptional
            rows={6}
            {...(mediaUrl ? { mediaUrl } : {})}
          />
          <FormActions>
            <Button look="primary">Simpan pengurus</Button>
            <LinkButton href={props.backUrl} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </div>
      </Sheet>
    </Form>
  );
}
