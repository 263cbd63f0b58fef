import { type PageAnswer, renderPage } from '#kernel/http';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { extraFieldTypes } from '../extra-fields.ts';
import type { Field } from '../field.ts';
import type { Register } from '../register.ts';

interface ColumnPageProps {
  register: Register;
  extra: readonly Field[];
  typed?: Readonly<Record<string, string>>;
  faults?: FieldErrors;
}

/** Columns that the organisation added to a book. The form's own columns stay as the form has them. */
export function columnPage({ register, extra, typed = {}, faults = {} }: ColumnPageProps): PageAnswer {
  const typeLabel = (field: Field) =>
    extraFieldTypes.find(({ value }) => value === field.type)?.label ?? field.type;
  return renderPage({
    surface: 'console',
    title: 'Kolom tambahan',
    trail: [...(register.trail ?? []), { label: register.title, url: register.page }],
    menuUrl: register.page,
    ...(Object.keys(faults).length > 0 ? { status: 422 } : {}),
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader title="Kolom tambahan" note={register.title} />
        <ErrorSummary errors={faults} />
        {extra.length > 0 && (
          <Sheet title="Kolom yang sudah ditambahkan">
            <DescriptionList
              items={extra.map((field) => ({ key: field.key, term: field.label, detail: typeLabel(field) }))}
            />
          </Sheet>
        )}
        <Sheet title="Tambah kolom">
          <Form action={`${register.page}/kolom`} className="grid gap-5">
            <TextField
              name="label"
              label="Nama kolom"
              help="Kolom tambahan dicetak di belakang kolom baku dan tidak dapat dihapus, karena catatan lama memakainya."
              maxLength={60}
              value={typed.label ?? ''}
              {...(faults.label ? { error: faults.label } : {})}
            />
            <Select
              name="type"
              label="Jenis isi"
              options={[...extraFieldTypes]}
              value={typed.type ?? ''}
              {...(faults.type ? { error: faults.type } : {})}
            />
            <TextArea
              name="choices"
              label="Pilihan"
              help="Hanya untuk jenis Pilihan: satu pilihan satu baris."
              rows={4}
              isOptional
              value={typed.choices ?? ''}
              {...(faults.choices ? { error: faults.choices } : {})}
            />
            <FormActions>
              <Button look="primary">Tambah kolom</Button>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
