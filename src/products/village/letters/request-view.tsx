import type { LetterContent, LetterPaper, LetterRequest, LetterType, RequestEvent } from '#features/letters';
import { zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  Disclosure,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { OWN_URL as URL } from './place.ts';
import { LetterPreview, RequestTimeline, StateBadge } from './words.tsx';

export interface RequestViewProps {
  ctx: RequestContext;
  request: LetterRequest;
  type: LetterType;
  events: readonly RequestEvent[];
  papers: readonly LetterPaper[];
  content: LetterContent;
  isOwn: boolean;
  canChange: boolean;
  canCancel: boolean;
  errors: FieldErrors;
}

/** One request as its owner follows it: what waits for them, the letter as it will read, and its way. */
export function RequestView(props: RequestViewProps) {
  const { ctx, request, type, events, papers, content, isOwn, canChange, canCancel, errors } = props;
  const at = `${URL}/${request.id}`;
  const isDone = request.state === 'ready' || request.state === 'taken';
  const missing = type.definition.requirements.filter(
    (one) => !papers.some(({ requirement }) => requirement === one) && !request.seenPapers.includes(one),
  );
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={request.typeTitle}
        note={[request.number ? `Permohonan ${request.number}` : 'Belum dikirim', request.residentName].join(
          ', ',
        )}
        badge={<StateBadge state={request.state} />}
        actions={
          isDone &&
          isOwn && (
            <LinkButton href={`${at}/surat.pdf`} look="primary" icon="download">
              Unduh surat
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} />
      {request.state === 'incomplete' && (
        <Notice tone="warning" title="Petugas meminta dilengkapi">
          {events.findLast(({ state }) => state === 'incomplete')?.note}
        </Notice>
      )}
      {canChange && type.definition.requirements.length > 0 && (
        <Papers {...{ request, type, papers, errors, at }} />
      )}
      {isOwn && (request.state === 'draft' || request.state === 'incomplete') && (
        <Form action={`${at}/kirim`}>
          <FormActions>
            <Button
              look="primary"
              icon="send"
              {...(missing.length > 0
                ? { reason: `Terbuka setelah dilampirkan: ${missing.join('; ')}.` }
                : {})}
            >
              Kirim permohonan
            </Button>
            <LinkButton href={`${at}/ubah`}>Ubah isian</LinkButton>
          </FormActions>
        </Form>
      )}
      {isOwn && request.state === 'checking' && (
        <p>
          <LinkButton href={`${at}/ubah`}>Ubah isian</LinkButton>
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem] lg:gap-6">
        <Sheet title={isDone ? 'Isi surat' : 'Pratinjau surat'}>
          <LetterPreview content={content} />
        </Sheet>
        {events.length > 0 && (
          <Sheet title="Perjalanan">
            <RequestTimeline
              {...{ events, state: request.state, isEndorsed: type.definition.isEndorsed }}
              zone={zoneOf(ctx.tenant.timeZone)}
            />
          </Sheet>
        )}
      </div>
      {canCancel && (
        <Disclosure title="Batalkan permohonan" isDanger>
          <Form action={`${at}/batal`} className="grid gap-4">
            <p>Permohonan tetap tercatat dengan keterangan dibatalkan.</p>
            <TextField name="reason" label="Alasan" isOptional maxLength={300} />
            <FormActions>
              <Button look="danger">Batalkan permohonan</Button>
            </FormActions>
          </Form>
        </Disclosure>
      )}
      {isOwn && request.state === 'draft' && (
        <Disclosure title="Hapus draf" isDanger>
          <Form action={`${at}/hapus`}>
            <Button look="danger">Hapus draf ini</Button>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

function Papers(props: {
  request: LetterRequest;
  type: LetterType;
  papers: readonly LetterPaper[];
  errors: FieldErrors;
  at: string;
}) {
  const { request, type, papers, errors, at } = props;
  return (
    <Sheet title="Berkas persyaratan">
      <div className="grid gap-5">
        {type.definition.requirements.map((requirement, index) => {
          const sent = papers.find((paper) => paper.requirement === requirement);
          const isSeen = request.seenPapers.includes(requirement);
          return (
            <Form
              key={requirement}
              action={`${at}/berkas`}
              isMultipart
              hidden={{ requirement }}
              className="grid gap-3"
            >
              <FileField
                name="paper"
                id={`paper-${index}`}
                label={requirement}
                accept="image/*,.pdf"
                capture="environment"
                isOptional={isSeen}
                error={sent ? undefined : errors.paper}
                help={isSeen ? 'Sudah ditunjukkan di loket.' : 'Foto atau PDF, paling besar 5 MB.'}
                {...(sent ? { current: { name: sent.name, url: `${at}/berkas/${sent.id}` } } : {})}
              />
              <div>
                <Button>{sent ? 'Ganti berkas' : 'Simpan berkas'}</Button>
              </div>
            </Form>
          );
        })}
      </div>
    </Sheet>
  );
}
