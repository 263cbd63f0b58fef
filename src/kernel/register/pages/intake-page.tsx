import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { Button, ErrorSummary, Form, FormActions, Icon, LinkButton, Notice } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Field } from '../field.ts';
import type { Register } from '../register.ts';
import { FieldInput } from './field-input.tsx';

/** The name of the input that people do not see and machines fill in. */
export const TRAP = 'website';

interface IntakePageProps {
  ctx: RequestContext;
  register: Register;
  typed: Readonly<Record<string, string>>;
  faults?: FieldErrors;
  /** The form could not be taken as a whole: too many, or the trap was filled. */
  problem?: { status: number; message: string };
  sendKey: string;
}

/** What a visitor writes into a book, without an account. */
export function intakePage(props: IntakePageProps): PageAnswer {
  const { ctx, register, typed, faults = {}, problem } = props;
  const intake = register.intake!;
  const isGuest = ctx.principal.kind === 'guest';
  return renderPage({
    surface: 'public',
    title: intake.title,
    description: intake.lead,
    canonical: intake.page,
    ...(problem ? { status: problem.status } : Object.keys(faults).length > 0 ? { status: 422 } : {}),
    body: (
      <div className="page-width grid gap-8 py-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16 lg:py-16">
        <div>
          <h1 className="text-3xl">{intake.title}</h1>
          <p className="mt-3 max-w-[42ch] text-muted">{intake.lead}</p>
          {isGuest && (
            <p className="mt-4 flex max-w-[42ch] items-start gap-2 text-sm text-muted">
              <Icon name="shield-check" className="mt-0.5 size-4" />
              Pengurus memeriksa kiriman tamu lebih dahulu. Alamat Anda disimpan terkunci dan tidak pernah
              diterbitkan.
            </p>
          )}
        </div>
        <div className="grid content-start gap-5">
          <ErrorSummary errors={faults} />
          {problem && (
            <Notice tone="error" title="Belum terkirim">
              {problem.message}
            </Notice>
          )}
          <div className="sheet p-5 lg:p-8">
            <Form
              action={intake.page}
              hidden={{ _key: props.sendKey }}
              draftKey={register.key}
              className="grid gap-5"
            >
              {intakeFields(register).map((field) => (
                <FieldInput
                  key={field.key}
                  field={field}
                  text={typed[field.key] ?? ''}
                  error={faults[field.key]}
                />
              ))}
              <p className="sr-only" aria-hidden="true">
                <label>
                  Biarkan kosong
                  <input type="text" name={TRAP} tabIndex={-1} autoComplete="off" />
                </label>
              </p>
              <FormActions>
                <Button look="primary" icon="send" busyLabel="Mengirim…">
                  {intake.act}
                </Button>
              </FormActions>
            </Form>
          </div>
        </div>
      </div>
    ),
  });
}

/** After sending: what happens now, and where to go on. */
export function intakeThanksPage(ctx: RequestContext, register: Register): PageAnswer {
  const intake = register.intake!;
  return renderPage({
    surface: 'public',
    title: intake.title,
    isIndexed: false,
    body: (
      <div className="page-width py-10 lg:py-16">
        <div className="sheet mx-auto grid max-w-xl justify-items-start gap-4 p-6 lg:p-8">
          <span className="grid size-14 place-items-center rounded-full bg-soft text-primary">
            <Icon name="check" className="size-7" />
          </span>
          <h1 className="text-2xl">{intake.thanks}</h1>
          <p className="text-muted">
            {ctx.principal.kind === 'guest'
              ? 'Pengurus memeriksanya sebelum masuk ke dalam buku.'
              : 'Kiriman Anda sudah tercatat di dalam buku.'}
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/" look="primary">
              Kembali ke halaman muka
            </LinkButton>
            <LinkButton href={intake.page} look="quiet">
              Kirim lagi
            </LinkButton>
          </div>
        </div>
      </div>
    ),
  });
}

export function intakeFields(register: Register): Field[] {
  return (register.intake?.fields ?? []).flatMap(
    (key) => register.fields.find((field) => field.key === key) ?? [],
  );
}
