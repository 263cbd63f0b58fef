import { zoneOf } from '#kernel/calendar';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { Badge, Button, DescriptionList, Form, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { mayChange, mayDo, mayOpen } from '../actor.ts';
import { type Field, isFile } from '../field.ts';
import { type Entry, nameOf } from '../read/entry.ts';
import type { EntryEvent } from '../read/history.ts';
import type { Register } from '../register.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { ChildTable } from './child-table.tsx';
import { FieldValue } from './field-value.tsx';
import { FilePanel, type StoredFileInfo } from './file-panel.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { PublishPanel } from './publish-panel.tsx';

export interface DetailPageProps {
  ctx: RequestContext;
  register: Register;
  extra: readonly Field[];
  entry: Entry;
  history: readonly EntryEvent[];
  files: ReadonlyMap<string, StoredFileInfo>;
  /** Sealed values stand open on this very page. */
  isOpened: boolean;
  /** What was wrong with the form on this page that came back. */
  faults?: FieldErrors;
  typed?: { answer?: string; columns?: readonly string[] };
  status?: number;
}

/** One entry: what it says on the left, what can be done about it on the right, what happened to it last. */
export function detailPage(props: DetailPageProps): PageAnswer {
  const { ctx, register, entry } = props;
  return renderPage({
    surface: 'console',
    title: nameOf(register, entry, zoneOf(ctx.tenant.timeZone)),
    trail: [...(register.trail ?? []), { label: register.title, url: register.page }],
    menuUrl: register.page,
    ...(props.status ? { status: props.status } : {}),
    body: <DetailBody {...props} />,
  });
}

function DetailBody(props: DetailPageProps) {
  const { ctx, register, entry, history } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  const place = `${register.page}/${entry.id}`;
  const isEditable = mayDo(ctx, register, 'update') && !entry.answer;
  const canAnswer = register.answer !== undefined && mayDo(ctx, register, 'answer');
  const hasSide =
    (register.publish && mayDo(ctx, register, 'publish')) ||
    canAnswer ||
    entry.answer ||
    register.fields.some(isFile);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={nameOf(register, entry, zone)}
        note={numberWords(register, entry)}
        badge={<StateBadge register={register} entry={entry} />}
        actions={
          <>
            {register.entrySteps
              ?.filter((act) => ctx.can(act.needs.resource, act.needs.right) && act.isFor(entry.values))
              .map((act) => (
                <Form key={act.path} action={`${place}/${act.path}`}>
                  <Button look="primary">{act.label}</Button>
                </Form>
              ))}
            {isEditable && (
              <LinkButton href={`${place}/ubah`} look="primary" icon="pen-line">
                {`Ubah ${register.entry}`}
              </LinkButton>
            )}
            {register.entryActs
              ?.filter(({ needs }) => ctx.can(needs.resource, needs.right))
              .map(({ label, path }) => (
                <LinkButton key={path} href={`${place}/${path}`}>
                  {label}
                </LinkButton>
              ))}
            {mayDo(ctx, register, 'delete') && (
              <LinkButton href={`${place}/hapus`} look="danger" icon="trash" isCompact>
                Hapus
              </LinkButton>
            )}
          </>
        }
      />
      {entry.intake === 'held' && mayChange(ctx, register) && (
        <HeldNotice register={register} entry={entry} />
      )}
      {entry.intake === 'refused' && (
        <Notice tone="neutral" title="Kiriman ini ditolak">
          Hanya pengurus yang melihatnya, dan ia tidak masuk nomor buku.
        </Notice>
      )}
      <div
        className={
          hasSide ? 'grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : 'grid gap-5'
        }
      >
        <div className="grid min-w-0 gap-5">
          <Sheet title="Isi catatan" action={<OpenLink {...props} />}>
            <DescriptionList layout="grid" items={factsOf(props)} />
            {longFacts(props).length > 0 && (
              <div className="mt-5 border-t border-base-300 pt-5">
                <DescriptionList layout="stacked" items={longFacts(props)} />
              </div>
            )}
          </Sheet>
          {register.children && <ChildTable register={register} rows={entry.children} zone={zone} />}
        </div>
        {hasSide && (
          <div className="grid min-w-0 gap-5">
            {register.answer && (entry.answer || canAnswer) && (
              <AnswerPanel
                register={register}
                entry={entry}
                zone={zone}
                canAnswer={canAnswer}
                fault={props.faults?.answer}
                typed={props.typed?.answer}
              />
            )}
            {register.publish && mayDo(ctx, register, 'publish') && (
              <PublishPanel
                register={register}
                entry={entry}
                zone={zone}
                fault={props.faults?.columns}
                typed={props.typed?.columns}
              />
            )}
            {register.fields.filter(isFile).map((field) => (
              <FilePanel
                key={field.key}
                register={register}
                entry={entry}
                field={field}
                stored={props.files.get(field.key)}
                canChange={isEditable}
                fault={props.faults?.[field.key]}
              />
            ))}
          </div>
        )}
      </div>
      {history.length > 0 && (
        <HistorySheet register={register} extra={props.extra} history={history} zone={zone} />
      )}
    </div>
  );
}

/** A sealed value is asked for, and the asking is written down. */
function OpenLink({ ctx, register, entry, isOpened }: DetailPageProps) {
  const closed = register.fields.filter((field) => entry.sealed[field.key] && mayOpen(ctx, register, field));
  if (isOpened || closed.length === 0) return null;
  return (
    <a className="link text-sm font-semibold" href={`${register.page}/${entry.id}?buka=1`}>
      {`Tampilkan ${closed.map(({ label }) => label.toLowerCase()).join(' dan ')}`}
    </a>
  );
}

function HeldNotice({ register, entry }: { register: Register; entry: Entry }) {
  const place = `${register.page}/${entry.id}`;
  return (
    <Notice
      tone="warning"
      title="Kiriman tamu ini menunggu pemeriksaan"
      action={
        <>
          <Form action={`${place}/terima`}>
            <Button look="primary" icon="check">
              Terima ke dalam buku
            </Button>
          </Form>
          <Form action={`${place}/tolak`}>
            <Button look="danger">Tolak kiriman</Button>
          </Form>
        </>
      }
    >
      Sampai diterima, hanya pengurus yang melihatnya.
    </Notice>
  );
}

function StateBadge({ register, entry }: { register: Register; entry: Entry }) {
  if (entry.intake === 'held')
    return (
      <Badge tone="warning" icon="hourglass">
        Ditahan
      </Badge>
    );
  if (entry.intake === 'refused')
    return (
      <Badge tone="error" icon="circle-x">
        Ditolak
      </Badge>
    );
  if (register.answer) {
    return entry.answer ? (
      <Badge tone="success">Dijawab</Badge>
    ) : (
      <Badge tone="warning" icon="clock">
        Belum dijawab
      </Badge>
    );
  }
  if (!register.publish) return null;
  return entry.publication ? (
    <Badge tone="info" icon="globe">
      Terbit
    </Badge>
  ) : (
    <Badge icon="lock">Untuk kalangan dalam</Badge>
  );
}

function numberWords(register: Register, entry: Entry): string {
  const book = register.number ? `Buku ${register.number}, ${register.title}` : register.title;
  return entry.number === null ? `${book}, belum bernomor` : `${book}, nomor ${entry.number}`;
}

function factsOf(props: DetailPageProps) {
  return detailFields(props)
    .filter(({ field }) => field.type !== 'longText')
    .map((fact) => factOf(props, fact));
}

function longFacts(props: DetailPageProps) {
  return detailFields(props)
    .filter(({ field, value }) => field.type === 'longText' && value !== null)
    .map((fact) => factOf(props, fact));
}

function factOf({ ctx, entry }: DetailPageProps, { field, value }: { field: Field; value: unknown }) {
  return {
    key: field.key,
    term: field.label,
    detail: (
      <FieldValue
        field={field}
        value={value}
        name={entry.names[field.key]}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  };
}

/** Fields of this page: a sealed one only for who may ask for it, so that others do not learn that it is there. */
function detailFields({ ctx, register, extra, entry }: DetailPageProps): { field: Field; value: unknown }[] {
  return [
    ...register.fields
      .filter((field) => !isFile(field) && (!field.sensitive || mayOpen(ctx, register, field)))
      .map((field) => ({ field, value: entry.values[field.key] ?? null })),
    ...extra.map((field) => ({ field, value: entry.extra[field.key] ?? null })),
  ];
}
