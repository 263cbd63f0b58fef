import { todayIn, zoneOf } from '#kernel/calendar';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  type Option,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { AppError, FieldErrors } from '#kernel/work';
import { type Field, isWritable } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import { type Entry, MASK, nameOf } from '../read/entry.ts';
import type { Register } from '../register.ts';
import { extraName } from '../save/read-entry-form.ts';
import { ChildInputs } from './child-inputs.tsx';
import { FieldInput } from './field-input.tsx';
import { FieldValue } from './field-value.tsx';

export interface FormPageProps {
  ctx: RequestContext;
  register: Register;
  extra: readonly Field[];
  options: ReadonlyMap<string, Option[]>;
  /** The entry that is changed; none for a new one. */
  entry?: Entry;
  /** As it was typed, by name of input. */
  typed: Readonly<Record<string, string>>;
  childRows?: readonly Readonly<Record<string, string>>[];
  faults?: FieldErrors;
  /** Somebody was faster: what the entry says now stands beside what was typed. */
  problem?: AppError;
  /** The same for both sends of a double press. (`key` itself is React's.) */
  sendKey: string;
}

/** The form of a new or changed entry; 422 or 409 with everything typed when it came back. */
export function formPage(props: FormPageProps): PageAnswer {
  const { ctx, register, entry } = props;
  const trail = [...(register.trail ?? []), { label: register.title, url: register.page }];
  const hasFaults = Object.keys(props.faults ?? {}).length > 0;
  return renderPage({
    surface: 'console',
    title: titleOf(props),
    trail: entry
      ? [
          ...trail,
          {
            label: nameOf(register, entry, zoneOf(ctx.tenant.timeZone)),
            url: `${register.page}/${entry.id}`,
          },
        ]
      : trail,
    menuUrl: register.page,
    ...(props.problem ? { status: props.problem.status } : hasFaults ? { status: 422 } : {}),
    body: <FormBody {...props} />,
  });
}

function FormBody(props: FormPageProps) {
  const { register, extra, entry, typed, faults = {}, problem, options } = props;
  const action = entry ? `${register.page}/${entry.id}/ubah` : `${register.page}/baru`;
  const fields = register.fields.filter(isWritable);
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title={titleOf(props)}
        note={register.number ? `Buku ${register.number}, ${register.title}` : register.title}
      />
      <ErrorSummary errors={faults} />
      {problem && Object.keys(faults).length === 0 && (
        <Notice tone="warning" title="Belum disimpan" role="alert">
          {problem.message}
        </Notice>
      )}
      <Sheet>
        <Form
          action={action}
          hidden={{ _key: props.sendKey, ...(entry ? { version: String(entry.version) } : {}) }}
          draftKey={`${register.key}-${entry ? `${entry.id}-${entry.version}` : 'baru'}`}
          className="grid gap-5"
        >
          {fields.map((field) => (
            <div key={field.key} className="grid gap-1.5">
              <FieldInput
                field={field}
                text={typed[field.key] ?? ''}
                error={faults[field.key]}
                options={options.get(field.key)}
              />
              {problem?.code === 'version_conflict' && entry && (
                <NowSays {...props} entry={entry} field={field} />
              )}
            </div>
          ))}
          {extra.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              name={extraName(field.key)}
              text={typed[extraName(field.key)] ?? ''}
              error={faults[extraName(field.key)]}
            />
          ))}
          {register.children && (
            <ChildInputs register={register} rows={props.childRows ?? []} faults={faults} />
          )}
          <FormActions>
            <Button look="primary">{entry ? 'Simpan perubahan' : `Simpan ${register.entry}`}</Button>
            <LinkButton href={entry ? `${register.page}/${entry.id}` : register.page} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

/** What the entry says now, where it differs from what was typed. */
function NowSays({ ctx, field, entry, typed }: FormPageProps & { field: Field; entry: Entry }) {
  const value = entry.values[field.key];
  const zone = zoneOf(ctx.tenant.timeZone);
  if (value === MASK || inputText(field, value, ctx) === (typed[field.key] ?? '')) return null;
  return (
    <p className="rounded-lg bg-base-200 px-3 py-2 text-sm">
      <b className="font-semibold">Tersimpan sekarang: </b>
      <FieldValue field={field} value={value} name={entry.names[field.key]} zone={zone} />
    </p>
  );
}

/** The inputs' texts for an entry as it stands. */
export function typedOf(
  ctx: RequestContext,
  register: Register,
  extra: readonly Field[],
  entry: Entry,
): Record<string, string> {
  return Object.fromEntries([
    ...register.fields
      .filter(isWritable)
      .map((field) => [field.key, inputText(field, entry.values[field.key], ctx)]),
    ...extra.map((field) => [extraName(field.key), inputText(field, entry.extra[field.key], ctx)]),
  ]);
}

/** What the form of a new entry begins with. */
export function initialTexts(ctx: RequestContext, register: Register): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const field of register.fields) {
    if (field.type === 'date' && field.initial)
      texts[field.key] = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
    if (field.type === 'text' && field.initial && ctx.principal.kind === 'account') {
      texts[field.key] = ctx.principal.name;
    }
  }
  return texts;
}

/** The rows below an entry as texts of inputs. */
export function typedRows(ctx: RequestContext, register: Register, entry: Entry): Record<string, string>[] {
  const fields = register.children?.fields.filter(isWritable) ?? [];
  return entry.children.map((row) =>
    Object.fromEntries(fields.map((field) => [field.key, inputText(field, row[field.key], ctx)])),
  );
}

function inputText(field: Field, value: unknown, ctx: RequestContext): string {
  return value === null || value === undefined
    ? ''
    : typeOf(field).write(value, field, zoneOf(ctx.tenant.timeZone));
}

function titleOf({ ctx, register, entry }: FormPageProps): string {
  return entry ? `Ubah ${nameOf(register, entry, zoneOf(ctx.tenant.timeZone))}` : `Tambah ${register.entry}`;
}
