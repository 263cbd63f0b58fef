import type { LetterContent, LetterPaper, LetterRequest, LetterType, RequestEvent } from '#features/letters';
import { zoneOf } from '#kernel/calendar';
import { errorsOf, type RequestContext } from '#kernel/http';
import {
  Button,
  Checklist,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { ISSUED_URL, DESK_URL as URL } from './place.ts';
import { LetterPreview, RequestTimeline, StateBadge } from './words.tsx';

/** Evidence on the left, the letter on the right, the decision beside the evidence (VISUAL §5). */
export function DeskRequestView(props: {
  ctx: RequestContext;
  request: LetterRequest;
  type: LetterType;
  events: readonly RequestEvent[];
  papers: readonly LetterPaper[];
  content: LetterContent;
  typed: Readonly<Record<string, string>>;
  problem: AppError | undefined;
}) {
  const { ctx, request, type, events, papers, content, typed, problem } = props;
  const at = `${URL}/${request.id}`;
  const mayDecide = request.state === 'checking' && ctx.can('letter-request', 'approve');
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={request.residentName}
        note={`${request.typeTitle}, permohonan ${request.number}${request.takenBy ? ', dari loket' : ''}`}
        badge={<StateBadge state={request.state} />}
        actions={
          request.letterId &&
          ctx.can('letter', 'read') && (
            <LinkButton href={`${ISSUED_URL}/${request.letterId}`}>Buka surat terbit</LinkButton>
          )
        }
      />
      <ErrorSummary errors={errorsOf(problem)} />
      <div className="grid items-start gap-4 xl:grid-cols-2 xl:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <Sheet title="Berkas persyaratan" isFlush>
            {type.definition.requirements.length === 0 ? (
              <p className="p-5">Surat ini tidak meminta berkas.</p>
            ) : (
              <Checklist
                items={type.definition.requirements.map((one) => paperItem(one, request, papers, at))}
              />
            )}
          </Sheet>
          {mayDecide && (
            <Sheet title="Keputusan">
              <div className="grid gap-5">
                <Form action={`${at}/setujui`}>
                  <Button look="primary" icon="check">
                    Setujui dan teruskan
                  </Button>
                </Form>
                <Disclosure title="Minta dilengkapi" isOpen={problem?.fields.note !== undefined}>
                  <Form action={`${at}/lengkapi`} className="grid gap-4">
                    <TextArea
                      name="note"
                      label="Apa yang perlu dilengkapi"
                      rows={3}
                      maxLength={500}
                      value={typed.note ?? ''}
                      error={problem?.fields.note}
                    />
                    <FormActions>
                      <Button>Kembalikan kepada pemohon</Button>
                    </FormActions>
                  </Form>
                </Disclosure>
                <Disclosure
                  title="Tolak dengan alasan"
                  isDanger
                  isOpen={problem?.fields.reason !== undefined}
                >
                  <Form action={`${at}/tolak`} className="grid gap-4">
                    <TextArea
                      name="reason"
                      label="Alasan"
                      rows={3}
                      maxLength={500}
                      value={typed.reason ?? ''}
                      error={problem?.fields.reason}
                      help="Dibaca pemohon. Tulis juga apa yang dapat dilakukan."
                    />
                    <FormActions>
                      <Button look="danger">Tolak dan kirim alasan</Button>
                    </FormActions>
                  </Form>
                </Disclosure>
              </div>
            </Sheet>
          )}
          <Sheet title="Perjalanan">
            <RequestTimeline
              {...{ events, state: request.state, isEndorsed: type.definition.isEndorsed }}
              zone={zoneOf(ctx.tenant.timeZone)}
            />
          </Sheet>
        </div>
        <Sheet title="Suratnya">
          <LetterPreview content={content} />
        </Sheet>
      </div>
    </div>
  );
}

function paperItem(requirement: string, request: LetterRequest, papers: readonly LetterPaper[], at: string) {
  const paper = papers.find((one) => one.requirement === requirement);
  const isSeen = request.seenPapers.includes(requirement);
  if (!paper && !isSeen)
    return { key: requirement, title: requirement, tone: 'warning' as const, word: 'Belum ada' };
  return {
    ...{ key: requirement, title: requirement, tone: 'success' as const },
    word: paper ? 'Terlampir' : 'Dilihat di loket',
    ...(paper ? { note: paper.name, viewUrl: `${at}/berkas/${paper.id}` } : {}),
  };
}
