import type { LetterType } from '#features/letters';
import {
  Button,
  CheckboxGroup,
  DescriptionList,
  EmptyState,
  Form,
  PageHeader,
  Select,
  Sheet,
  TextField,
  TileLink,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { LetterForm, type LetterFormProps } from './letter-form.tsx';
import { DESK_URL } from './place.ts';

const URL = `${DESK_URL}/loket`;

/** Which letter, and for whom: the first page at the counter. */
export function CounterView(props: {
  types: readonly LetterType[];
  typeId: string;
  q: string;
  found: readonly { id: string; name: string; note: string }[];
}) {
  const { types, typeId, q, found } = props;
  const isAsked = q !== '' && types.some(({ id }) => id === typeId);
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title="Layani di loket" note="Untuk warga yang datang ke kantor: surat apa, dan siapa." />
      <Sheet>
        <Form action={URL} method="get" className="grid gap-5">
          <Select
            name="surat"
            label="Jenis surat"
            value={typeId}
            options={types.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <TextField
            name="q"
            label="Nama atau NIK warga"
            value={q}
            maxLength={100}
            help="NIK diketik utuh, 16 angka."
          />
          <div>
            <Button look="primary" icon="search">
              Cari warga
            </Button>
          </div>
        </Form>
      </Sheet>
      {isAsked && found.length === 0 && (
        <EmptyState kind="not-found" title="Tidak ada warga dengan nama atau NIK itu">
          Periksa ejaannya, atau ketik sebagian namanya saja, paling sedikit tiga huruf.
        </EmptyState>
      )}
      {isAsked && found.length > 0 && (
        <Sheet title="Pilih warga">
          <div className="grid gap-2 sm:grid-cols-2">
            {found.map(({ id, name, note }) => (
              <TileLink key={id} href={`${URL}/${typeId}/${id}`} icon="user" title={name} note={note} />
            ))}
          </div>
        </Sheet>
      )}
    </div>
  );
}

/** The letter's form with the papers that were seen. */
export function CounterFormView(props: {
  type: LetterType;
  person: { id: string; name: string; words: { nik?: string; alamat?: string } };
  typed: LetterFormProps['typed'];
  offered: LetterFormProps['offered'];
  errors: FieldErrors;
}) {
  const { type, person, typed, offered, errors } = props;
  const { requirements } = type.definition;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={type.title} note={`Untuk ${person.name}, dilayani di loket`} />
      <Sheet title="Pemohon">
        <DescriptionList
          items={[
            { term: 'Nama', detail: person.name },
            { term: 'Alamat', detail: person.words.alamat ?? '' },
          ]}
        />
      </Sheet>
      <Sheet>
        <LetterForm
          {...{ type, typed, offered, errors }}
          action={`${URL}/${type.id}/${person.id}`}
          cancelUrl={URL}
          submit="Terima permohonan"
          end={
            requirements.length > 0 && (
              <CheckboxGroup
                name="seen"
                label="Berkas yang sudah dilihat"
                error={errors.papers}
                options={requirements.map((label, index) => ({ value: String(index), label }))}
              />
            )
          }
        />
      </Sheet>
    </div>
  );
}
