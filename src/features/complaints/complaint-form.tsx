import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  FormSection,
  type Ground,
  type Option,
  PointField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { CATEGORIES, VISIBILITIES } from './complaint.ts';
import type { TypedComplaint } from './write-complaint.ts';

export interface TypedForm extends TypedComplaint {
  /** At the counter: who speaks, and how they are reached. */
  name?: string;
  contact?: string;
}

export const EMPTY: TypedForm = {
  ...{ title: '', body: '', place: '', point: '', area: '', category: '', visibility: 'public' },
};

/** Picture and place first, words after: that is the order in which one stands before a hole in the road. */
export function ComplaintForm(props: {
  action: string;
  typed: TypedForm;
  errors: FieldErrors;
  areas: Option[];
  ground: Ground | undefined;
  draftKey: string;
  submit: string;
  photos: readonly { id: string; name: string }[];
  isCounter?: true;
}) {
  const { action, typed, errors, areas, ground, photos } = props;
  return (
    <Form action={action} isMultipart className="grid gap-6" draftKey={props.draftKey}>
      <ErrorSummary errors={errors} />
      {props.isCounter && (
        <FormSection title="Yang melapor">
          <TextField name="name" label="Nama" value={typed.name} error={errors.name} maxLength={150} />
          <TextField
            name="contact"
            label="Cara menghubungi"
            value={typed.contact}
            error={errors.contact}
            maxLength={150}
            isOptional
          />
        </FormSection>
      )}
      <FormSection title="Foto dan tempat">
        <FileField
          name="photo"
          label="Foto"
          accept="image/jpeg,image/png,image/webp"
          isMultiple
          isOptional
          help={
            photos.length > 0
              ? `${photos.length} foto tersimpan. Paling banyak tiga.`
              : 'Paling banyak tiga. Keterangan lokasi di dalam foto kami buang.'
          }
          error={errors.photo}
        />
        <PointField
          name="point"
          label="Titik di peta"
          isOptional
          ground={ground}
          value={typed.point}
          error={errors.point}
          help="Ketuk tempatnya, atau isi lintang dan bujur."
        />
        <Select
          name="area"
          label="RT tempat kejadian"
          options={areas}
          value={typed.area}
          error={errors.area}
        />
        <TextField
          name="place"
          label="Tempat atau patokan"
          value={typed.place}
          error={errors.place}
          maxLength={200}
        />
      </FormSection>
      <FormSection title="Yang terjadi">
        <Select
          name="category"
          label="Jenis"
          options={CATEGORIES.map((one) => ({ ...one }))}
          value={typed.category}
          error={errors.category}
        />
        <TextField
          name="title"
          label="Pokok pengaduan"
          value={typed.title}
          error={errors.title}
          maxLength={120}
        />
        <TextArea
          name="body"
          label="Ceritanya"
          rows={6}
          value={typed.body}
          error={errors.body}
          maxLength={5000}
        />
        <RadioGroup
          name="visibility"
          label="Siapa yang boleh membaca"
          options={VISIBILITIES.map((one) => ({ ...one }))}
          value={typed.visibility}
          error={errors.visibility}
        />
      </FormSection>
      <FormActions>
        <Button look="primary" icon="send" busyLabel="Mengirim…">
          {props.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
