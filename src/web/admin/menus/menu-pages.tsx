import type { MenuRequirement } from '#kernel/access';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  Checkbox,
  CheckboxGroup,
  DataTable,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  Icon,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextField,
  toIconName,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { rightWord, rowName } from '../access/right-words.ts';
import { adminAddresses } from '../addresses.ts';
import type { MenuLine, MenuValues } from './menu-rows.ts';

export interface MenuLevel {
  /** Where the list stands. */
  here: string;
  /** The entry of the sidebar that is current on it. */
  menuUrl: string;
  title: string;
  isParents: boolean;
}

/** The two levels of the sidebar, each on its own page. */
export function menuLevels(product: Product): { menus: MenuLevel; submenus: MenuLevel } {
  const { menus, submenus } = adminAddresses(product);
  const hasOwnEntry = product.menu.some(({ children }) => children?.some(({ url }) => url === submenus));
  return {
    menus: { here: menus, menuUrl: menus, title: 'Menu', isParents: true },
    submenus: { here: submenus, menuUrl: hasOwnEntry ? submenus : menus, title: 'Submenu', isParents: false },
  };
}

export function menuListPage(
  ctx: RequestContext,
  product: Product,
  level: MenuLevel,
  lines: readonly MenuLine[],
): PageAnswer {
  const other = menuLevels(product)[level.isParents ? 'submenus' : 'menus'];
  const shown = lines.filter(({ parent }) => (parent === undefined) === level.isParents);
  const groups = level.isParents
    ? [{ title: undefined, rows: shown }]
    : lines
        .filter(({ parent }) => parent === undefined)
        .map((parent) => ({ title: parent.label, rows: shown.filter((line) => line.parent === parent.key) }))
        .filter(({ rows }) => rows.length > 0);
  const mayChange = ctx.can('menu', 'update');
  return renderPage({
    surface: 'console',
    title: level.title,
    menuUrl: level.menuUrl,
    help: 'menu',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title={level.title}
          note={`${shown.length} entri, ${shown.filter(({ isChanged, isOwn }) => isChanged || isOwn).length} berbeda dari baku`}
          actions={
            <>
              <LinkButton href={other.here}>{other.title}</LinkButton>
              {mayChange && (
                <LinkButton href={`${level.here}/baru`} look="primary" icon="plus">
                  {`Tambah ${level.title.toLowerCase()}`}
                </LinkButton>
              )}
            </>
          }
        />
        <Notice tone="neutral">
          Menyembunyikan entri tidak mencabut hak, dan menampilkannya tidak memberi hak: setiap halaman tetap
          memeriksa sendiri.
        </Notice>
        {groups.map(({ title, rows }) => (
          <section key={title ?? 'semua'} className="grid gap-3">
            {title && <h2 className="text-lg">{title}</h2>}
            <DataTable
              caption={title ?? 'Menu tingkat pertama'}
              rows={rows}
              rowKey={(row) => row.key}
              columns={[
                {
                  key: 'label',
                  label: 'Nama',
                  cell: (row) => (
                    <span className="inline-flex items-center gap-2">
                      {row.icon && <Icon name={toIconName(row.icon)} className="size-5 text-muted" />}
                      {mayChange ? (
                        <a
                          className="link font-semibold"
                          href={`${level.here}/${encodeURIComponent(row.key)}`}
                        >
                          {row.label}
                        </a>
                      ) : (
                        <b className="font-semibold">{row.label}</b>
                      )}
                    </span>
                  ),
                },
                { key: 'url', label: 'Alamat', cell: (row) => row.url ?? 'Induk submenu' },
                { key: 'who', label: 'Tampil bagi', cell: (row) => requirementWords(product, row) },
                {
                  key: 'order',
                  label: 'Urutan',
                  isNumeric: true,
                  onPhone: 'hidden',
                  cell: (row) => String(row.order),
                },
                {
                  key: 'state',
                  label: 'Keadaan',
                  onPhone: 'badge',
                  cell: (row) => (
                    <Badge
                      tone={row.isEnabled ? (row.isChanged || row.isOwn ? 'info' : 'success') : 'neutral'}
                    >
                      {row.isEnabled
                        ? row.isOwn
                          ? 'Buatan sendiri'
                          : row.isChanged
                            ? 'Diubah'
                            : 'Baku'
                        : 'Disembunyikan'}
                    </Badge>
                  ),
                },
              ]}
              empty={{ kind: 'nothing-yet', title: 'Belum ada entri' }}
            />
          </section>
        ))}
      </div>
    ),
  });
}

export function menuFormPage(
  product: Product,
  level: MenuLevel,
  lines: readonly MenuLine[],
  line: MenuLine | undefined,
  typed?: MenuValues,
  errors: FieldErrors = {},
): PageAnswer {
  const isOwn = line?.isOwn ?? true;
  const values = typed ?? valuesOf(line, level);
  const title = line ? line.label : `Tambah ${level.title.toLowerCase()}`;
  const action = line ? `${level.here}/${encodeURIComponent(line.key)}` : level.here;
  const parents = lines.filter((known) => known.parent === undefined && known.hasChildren);
  return renderPage({
    surface: 'console',
    title,
    trail: [{ label: level.title, url: level.here }],
    menuUrl: level.menuUrl,
    help: 'menu',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader title={title} note={line?.standard && `Baku: ${line.standard.label}`} />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={action} className="grid gap-5">
            <TextField
              name="label"
              label="Nama di menu"
              value={values.label}
              maxLength={60}
              error={errors.label}
            />
            {isOwn && !level.isParents && (
              <Select
                name="parent"
                label="Di bawah menu"
                value={values.parent}
                options={parents.map(({ key, label }) => ({ value: key, label }))}
                error={errors.parent}
              />
            )}
            {isOwn && (
              <TextField
                name="url"
                label="Alamat"
                value={values.url ?? ''}
                maxLength={200}
                placeholder="/…"
                isOptional={level.isParents}
                help={
                  level.isParents
                    ? 'Halaman di situs ini. Kosongkan bila menu ini akan berisi submenu.'
                    : 'Halaman di situs ini, dimulai dengan garis miring.'
                }
                error={errors.url}
              />
            )}
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                name="icon"
                label="Ikon"
                isOptional
                value={values.icon}
                maxLength={40}
                help="Nama ikon lucide, misalnya wallet atau users."
                error={errors.icon}
              />
              <TextField
                name="order"
                label="Urutan"
                type="number"
                min={1}
                max={9999}
                value={values.order}
                help="Yang baku 10, 20, 30; angka kecil di atas."
                error={errors.order}
              />
            </div>
            <Checkbox name="enabled" label="Tampilkan di menu" isChecked={values.isEnabled} />
            {!(level.isParents && line?.hasChildren && !line.isChanged) && (
              <RightsFields product={product} values={values} errors={errors} />
            )}
            <FormActions>
              <Button look="primary">Simpan</Button>
              <LinkButton href={level.here} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
        {line && (line.isOwn || line.isChanged) && (
          <Sheet title={line.isOwn ? 'Hapus entri ini' : 'Kembalikan ke baku'}>
            <p className="text-muted">
              {line.isOwn
                ? 'Entri hilang dari menu; halamannya tetap ada.'
                : 'Semua perubahan entri ini dibuang.'}
            </p>
            <Form action={`${action}/kembalikan`} className="mt-4">
              <Button look="danger">{line.isOwn ? 'Hapus entri' : 'Kembalikan ke baku'}</Button>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}

function RightsFields({
  product,
  values,
  errors,
}: {
  product: Product;
  values: MenuValues;
  errors: FieldErrors;
}) {
  const options = product.access.rows.flatMap((row) =>
    row.verbs.map((verb) => ({
      value: `${row.resource}.${verb}`,
      label: `${rowName(row)}: ${rightWord(verb)}`,
    })),
  );
  const chosen = options.filter(({ value }) => values.required.includes(value));
  const others = options.filter(({ value }) => !values.required.includes(value));
  return (
    <>
      <Checkbox
        name="public"
        label="Tampil bagi semua orang yang masuk, apa pun haknya"
        isChecked={values.isPublic}
      />
      <RadioGroup
        name="logic"
        label="Tampil bagi yang memegang"
        value={values.logic}
        isInline
        options={[
          { value: 'ANY', label: 'salah satu hak' },
          { value: 'ALL', label: 'semua hak' },
        ]}
      />
      {chosen.length > 0 && (
        <CheckboxGroup
          name="required"
          label="Hak yang diminta"
          values={chosen.map(({ value }) => value)}
          options={chosen}
          isOptional
          error={errors.required}
        />
      )}
      <Disclosure
        title={chosen.length > 0 ? 'Tambah hak lain' : 'Pilih hak yang diminta'}
        isOpen={Boolean(errors.required)}
      >
        <CheckboxGroup
          name="required"
          id="required-others"
          label="Hak"
          options={others}
          isOptional
          error={chosen.length > 0 ? undefined : errors.required}
        />
      </Disclosure>
    </>
  );
}

function valuesOf(line: MenuLine | undefined, level: MenuLevel): MenuValues {
  return {
    label: line?.label ?? '',
    icon: line?.icon ?? '',
    order: line?.order ?? (level.isParents ? 500 : 90),
    isEnabled: line?.isEnabled ?? true,
    isPublic: line?.isPublic ?? false,
    logic: line?.logic ?? 'ANY',
    required: (line?.required ?? []).map(({ resource, right }) => `${resource}.${right}`),
    ...(line?.url ? { url: line.url } : {}),
    ...(line?.parent ? { parent: line.parent } : {}),
  };
}

function requirementWords(product: Product, line: MenuLine): string {
  if (line.isPublic) return 'Semua orang';
  if (line.hasChildren && !line.isChanged) return 'Bila salah satu submenunya tampil';
  if (line.required.length === 0) return 'Tidak seorang pun';
  const words = line.required.map((needed) => nameOf(product, needed));
  return words.join(line.logic === 'ALL' ? ' dan ' : ' atau ');
}

function nameOf(product: Product, { resource, right }: MenuRequirement): string {
  const meant = product.access.synonyms[`${resource}.${right}`] ?? { resource, right };
  const row = product.access.rows.find(
    (known) => known.resource === meant.resource && known.verbs.includes(meant.right),
  );
  return row ? `${rowName(row)} (${rightWord(meant.right)})` : `${resource}.${right}`;
}
