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
  const { levels, personLabel, personHelp, regions } = place.officers;
  return (
    <Form action={props.action} isMultipart className="grid gap-4 lg:gap-6">
      <input type="hidden" name="seen" value={typed.seen} />
      <Sheet title="Jabatan">
        <div className="grid gap-5">
          <TextField
            name="fullName"
            label="Nama lengkap"
            value={typed.fullName}
            maxLength={150}
            error={errors.fullName}
          />
          <TextField
            name="positionTitle"
            label="Jabatan"
            value={typed.positionTitle}
            maxLength={100}
            error={errors.positionTitle}
          />
          <TextField
            name="person"
            label={personLabel}
            isOptional
            value={typed.person}
            maxLength={50}
            help={personHelp}
            error={errors.person}
          />
          <RadioGroup
            name="level"
            label="Tingkat"
            isInline
            options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
            value={typed.level}
            error={errors.level}
          />
          <Select
            name="regionCode"
            label="Wilayah"
            isOptional
            placeholder="Tanpa wilayah"
            options={[...regions()]}
            value={typed.regionCode}
            help={`Wajib untuk ${levels.wilayah.toLowerCase()}.`}
            error={errors.regionCode}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField
              name="periodStart"
              label="Masa tugas mulai"
              isOptional
              value={typed.periodStart}
              error={errors.periodStart}
            />
            <DateField
              name="periodEnd"
              label="Masa tugas berakhir"
              isOptional
              value={typed.periodEnd}
              help="Setelah tanggal ini namanya tidak tampil lagi."
              error={errors.periodEnd}
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
            name="bio"
            label="Tentang orang ini"
            isOptional
            rows={6}
            value={typed.bio}
            error={errors.bio}
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
