import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { ForumCategory } from './categories.ts';
import type { ForumPlace } from './forum-place.ts';

/** The categories; whoever keeps order in one region only sees them. */
export function CategoriesPage(props: {
  place: ForumPlace;
  items: readonly ForumCategory[];
  canChange: boolean;
  /** The category that is being changed. */
  chosen: ForumCategory | undefined;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { place, items, canChange, chosen, typed, errors } = props;
  const base = `${place.addresses.moderation}/categories`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Kategori forum"
        note={canChange ? 'Urutannya seperti yang dilihat anggota' : 'Diatur oleh pengurus pusat'}
      />
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Kategori forum"
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: 'Kategori',
            cell: (category) =>
              canChange ? (
                <a className="link font-semibold" href={`${base}?id=${category.id}`}>
                  {category.name}
                </a>
              ) : (
                category.name
              ),
          },
          { key: 'description', label: 'Tentang', cell: (category) => category.description || '–' },
          {
            key: 'scope',
            label: 'Untuk',
            cell: (category) => (category.scope === 'all' ? 'Semua anggota' : 'Tiap wilayah sendiri'),
          },
          {
            key: 'active',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (category) =>
              category.isActive ? <Badge tone="success">Dipakai</Badge> : <Badge>Ditutup</Badge>,
          },
        ]}
        empty={{
          kind: 'nothing-yet',
          title: 'Belum ada kategori',
          children: 'Forum terbuka setelah ada satu kategori.',
        }}
      />
      {canChange && (
        <Sheet title={chosen ? `Ubah ${chosen.name}` : 'Tambah kategori'} className="max-w-2xl">
          <Form action={base} hidden={chosen ? { id: chosen.id } : {}} className="grid gap-4">
            <TextField
              name="name"
              label="Nama"
              maxLength={80}
              value={typed.name ?? chosen?.name ?? ''}
              error={errors.name}
            />
            <TextField
              name="description"
              label="Tentang apa"
              isOptional
              maxLength={300}
              value={typed.description ?? chosen?.description ?? ''}
              error={errors.description}
            />
            <RadioGroup
              name="scope"
              label="Untuk siapa"
              value={typed.scope ?? chosen?.scope ?? 'all'}
              options={[
                { value: 'all', label: 'Semua anggota', help: 'Satu pembicaraan bersama.' },
                {
                  value: 'region',
                  label: 'Tiap wilayah sendiri',
                  help: 'Setiap wilayah hanya melihat pembicaraan wilayahnya.',
                },
              ]}
              error={errors.scope}
            />
            <Checkbox name="isActive" label="Dipakai" isChecked={chosen?.isActive ?? true} />
            <FormActions>
              <Button look="primary">{chosen ? 'Simpan kategori' : 'Tambah kategori'}</Button>
              {chosen && (
                <LinkButton href={base} look="quiet">
                  Batal
                </LinkButton>
              )}
            </FormActions>
          </Form>
        </Sheet>
      )}
    </div>
  );
}
