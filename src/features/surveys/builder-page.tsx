import { formatMoment, type Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import {
  Button,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  LinkButton,
  OrderForm,
  PageHeader,
  ProgressBar,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { choicesOf, KIND_LABELS, QUESTION_KINDS, type Question } from './question.ts';
import { phaseOf, type Survey } from './survey.ts';
import { SurveyBadge } from './survey-badge.tsx';
import { regionLabel, type SurveyPlace } from './survey-place.ts';

export interface BuilderProps {
  place: SurveyPlace;
  survey: Survey;
  questions: readonly Question[];
  counts: { asked: number; answered: number };
  errors: FieldErrors;
  /** The closing as typed, or as it stands. */
  closesAt: string;
  canReadResults: boolean;
  now: Date;
  zone: Zone;
}

/** One survey for those who manage it: what it says, its questions in order, and how it runs. */
export function BuilderPage(props: BuilderProps) {
  const { place, survey, questions, errors, now } = props;
  const here = `${place.addresses.manage}/${survey.id}`;
  const isDraft = survey.state === 'draft';
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={survey.title}
        badge={<SurveyBadge survey={survey} now={now} />}
        note={`${regionLabel(place, survey.regionCode)}, ${survey.isAnonymous ? 'anonim' : 'dengan nama'}`}
        actions={
          <>
            {isDraft && questions.length > 0 && (
              <LinkButton href={`${here}/publish`} look="primary">
                Terbitkan survei
              </LinkButton>
            )}
            {!isDraft && props.canReadResults && (
              <LinkButton href={`${place.addresses.results}/${survey.id}`} look="primary">
                Lihat hasil
              </LinkButton>
            )}
            <LinkButton href={`${here}/preview`} icon="eye">
              Pratinjau
            </LinkButton>
            <Form action={`${here}/copy`}>
              <Button icon="copy">Salin survei</Button>
            </Form>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {!isDraft && <Running {...props} />}
      <Questions {...props} />
      <About {...props} />
      {isDraft && (
        <div>
          <LinkButton href={`${here}/delete`} look="danger">
            Hapus draf
          </LinkButton>
        </div>
      )}
    </div>
  );
}

/** How far a published survey is, and what can be done while it runs. */
function Running({ place, survey, counts, now, zone, closesAt, errors }: BuilderProps) {
  const here = `${place.addresses.manage}/${survey.id}`;
  const phase = phaseOf(survey, now);
  const open = counts.asked - counts.answered;
  return (
    <Sheet title="Pengisian">
      <div className="grid gap-5">
        <ProgressBar
          label="Yang sudah mengisi"
          value={counts.answered}
          max={counts.asked}
          note={`${formatCount(counts.answered)} dari ${formatCount(counts.asked)} orang`}
        />
        {survey.remindedAt && (
          <p className="text-sm text-muted">
            Pengingat terakhir {formatMoment(survey.remindedAt, zone, 'short')}.
          </p>
        )}
        {phase !== 'closed' && (
          <>
            <div className="flex flex-wrap gap-2">
              {phase === 'open' && open > 0 && (
                <Form action={`${here}/remind`}>
                  <Button icon="bell">Ingatkan {formatCount(open)} orang</Button>
                </Form>
              )}
              {survey.state === 'published' && (
                <LinkButton href={`${here}/close`} look="danger">
                  Tutup survei
                </LinkButton>
              )}
            </div>
            <Disclosure title="Ubah waktu tutup" icon="clock" isOpen={errors.closesAt !== undefined}>
              <Form action={`${here}/closing`} className="grid gap-3">
                <DateField
                  name="closesAt"
                  label="Ditutup"
                  kind="datetime-local"
                  isOptional
                  value={closesAt}
                  help="Kosong: sampai Anda menutupnya."
                  error={errors.closesAt}
                />
                <div>
                  <Button>Simpan waktu tutup</Button>
                </div>
              </Form>
            </Disclosure>
          </>
        )}
      </div>
    </Sheet>
  );
}

function Questions({ place, survey, questions }: BuilderProps) {
  const here = `${place.addresses.manage}/${survey.id}`;
  const isDraft = survey.state === 'draft';
  return (
    <Sheet title="Pertanyaan" note={`${questions.length} pertanyaan`} isFlush>
      {questions.length === 0 ? (
        <EmptyState kind="nothing-yet" icon="list-plus" title="Belum ada pertanyaan" isPlain>
          Pilih jenis pertanyaan pertama di bawah ini.
        </EmptyState>
      ) : isDraft ? (
        <OrderForm
          action={`${here}/order`}
          label="Urutan pertanyaan"
          items={questions.map((question) => ({
            key: question.id,
            name: question.title,
            content: (
              <QuestionLine
                question={question}
                questions={questions}
                url={`${here}/questions/${question.id}`}
              />
            ),
          }))}
        />
      ) : (
        <ol>
          {questions.map((question) => (
            <li key={question.id} className="border-t border-base-300 px-5 py-3 first:border-0">
              <QuestionLine question={question} questions={questions} />
            </li>
          ))}
        </ol>
      )}
      {isDraft && (
        <nav aria-label="Tambah pertanyaan" className="border-t border-base-300 p-5">
          <h3 className="mb-3 text-sm">Tambah pertanyaan</h3>
          <ul className="flex flex-wrap gap-2">
            {QUESTION_KINDS.map((kind) => (
              <li key={kind}>
                <LinkButton href={`${here}/questions/new?kind=${kind}`} icon="plus">
                  {KIND_LABELS[kind]}
                </LinkButton>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Sheet>
  );
}

function QuestionLine(props: { question: Question; questions: readonly Question[]; url?: string }) {
  const { question, questions, url } = props;
  const words = `${question.number}. ${question.title}`;
  return (
    <>
      {url ? (
        <a className="link break-words font-semibold" href={url}>
          {words}
        </a>
      ) : (
        <span className="break-words font-semibold">{words}</span>
      )}
      <span className="block text-sm text-muted">
        {KIND_LABELS[question.kind]}
        {question.isRequired ? ', wajib' : ''}
        {conditionWords(question, questions)}
      </span>
    </>
  );
}

/** When a question is asked, in words; empty when always. */
function conditionWords(question: Question, questions: readonly Question[]): string {
  const source = questions.find(({ id }) => id === question.shownFor);
  if (!source) return '';
  const labels = choicesOf(source)
    .filter(({ value }) => question.shownValues.includes(value))
    .map(({ label }) => label);
  return `, ditanyakan bila nomor ${source.number} dijawab ${labels.join(' atau ')}`;
}

function About({ place, survey, zone }: BuilderProps) {
  const audience = place.audiences.find(({ key }) => key === survey.audience);
  const chosen =
    audience?.way === 'named'
      ? `${survey.audienceValues.length} orang`
      : survey.audienceValues
          .map((value) => audience?.options?.find((option) => option.value === value)?.label ?? value)
          .join(', ');
  const moment = (at: Date | null, none: string) => (at ? formatMoment(at, zone) : none);
  return (
    <Sheet
      title="Tentang survei"
      action={
        survey.state === 'draft' ? (
          <LinkButton href={`${place.addresses.manage}/${survey.id}/edit`} icon="pencil-line">
            Ubah
          </LinkButton>
        ) : undefined
      }
    >
      <DescriptionList
        items={[
          { term: 'Sasaran', detail: `${audience?.label ?? survey.audience}${chosen ? `: ${chosen}` : ''}` },
          { term: 'Dibuka', detail: moment(survey.opensAt, 'Begitu terbit') },
          {
            term: 'Ditutup',
            detail: moment(survey.closedAt ?? survey.closesAt, 'Sampai ditutup'),
          },
          { term: 'Pengantar', detail: <span className="whitespace-pre-line">{survey.intro || '–'}</span> },
          { term: 'Ucapan', detail: <span className="whitespace-pre-line">{survey.thanks || '–'}</span> },
        ]}
      />
    </Sheet>
  );
}
