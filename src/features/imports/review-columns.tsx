import { columnName } from '#kernel/exchange';
import type { RequestContext } from '#kernel/http';
import { Button, Disclosure, Form, Notice, Select, TextField } from '#kernel/ui';
import type { ImportTarget } from './import-target.ts';
import type { CheckedImport } from './staged-import.ts';

interface ReviewColumnsProps {
  ctx: RequestContext;
  target: ImportTarget;
  checked: CheckedImport;
}

/** The guess of the columns, to be corrected by hand. */
export function ReviewColumns({ ctx, target, checked }: ReviewColumnsProps) {
  const { staged, table, confidence, unused } = checked;
  const isOpen = staged.state === 'checked';
  const options = table.headings.map((heading, column) => ({
    value: String(column),
    label: `${columnName(column)}: ${heading.text}`,
  }));
  const unsure = target.profile.fields.filter(
    ({ key }) => key in staged.choices.mapping && (confidence[key] ?? 1) < 0.75,
  );
  const missing = target.profile.fields.filter(
    ({ key, required }) => required && !(key in staged.choices.mapping),
  );
  return (
    <Disclosure title="Cocokkan kolom" icon="columns-3" isOpen={missing.length > 0 || unused.length > 0}>
      <Form action={`${target.pageUrl}/${staged.id}/mapping`} csrfToken={ctx.csrf} className="grid gap-5">
        {missing.length > 0 && (
          <Notice tone="error" title="Kolom yang harus ada belum ditemukan">
            {missing.map(({ label }) => label).join(', ')}: pilih kolomnya di bawah, atau tambahkan ke berkas
            lalu unggah lagi.
          </Notice>
        )}
        {unsure.length > 0 && (
          <Notice tone="warning" title="Periksa kolom ini">
            Kami kurang yakin tentang {unsure.map(({ label }) => label).join(', ')}.
          </Notice>
        )}
        {unused.length > 0 && (
          <Notice tone="info" title="Kolom yang tidak dibaca">
            {unused.map(({ column, heading }) => `${columnName(column)}: ${heading}`).join(', ')}.
          </Notice>
        )}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {target.profile.fields.map((field) => (
            <Select
              key={field.key}
              name={field.key}
              label={field.label}
              options={options}
              placeholder="Tidak ada di berkas"
              value={field.key in staged.choices.mapping ? String(staged.choices.mapping[field.key]) : ''}
              isOptional={!field.required}
              isDisabled={!isOpen}
            />
          ))}
        </div>
        {isOpen && (
          <div>
            <Button busyLabel="Memeriksa…">Periksa ulang dengan kolom ini</Button>
          </div>
        )}
      </Form>
      {isOpen && <Place ctx={ctx} target={target} checked={checked} />}
    </Disclosure>
  );
}

/** Where in the file the table is; an officer whose lists stand on one sheet each comes back for the next. */
function Place({ ctx, target, checked: { staged, table } }: ReviewColumnsProps) {
  return (
    <Form
      action={`${target.pageUrl}/${staged.id}/sheet`}
      csrfToken={ctx.csrf}
      className="mt-6 grid gap-4 border-t border-base-300 pt-5 sm:grid-cols-2 lg:grid-cols-3"
    >
      {table.sheets.length > 1 && (
        <Select
          name="sheet"
          label="Lembar"
          options={table.sheets.map(({ name, rows }) => ({
            value: name,
            label: `${name} (${rows.toLocaleString('id-ID')} baris)`,
          }))}
          value={table.name}
        />
      )}
      <TextField
        name="headerRow"
        label="Baris judul kolom"
        type="number"
        min={1}
        value={String(table.headerRow)}
      />
      <div className="self-end">
        <Button busyLabel="Membaca…">Baca ulang dari sini</Button>
      </div>
    </Form>
  );
}
