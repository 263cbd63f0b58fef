import { keptParameters } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  BarChart,
  Button,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import { KIND_LABELS } from './question.ts';
import { EVERYONE, type QuestionRecap, type Recap, type RecapLine } from './recap.ts';
import { cellsOf, countWords, HIDDEN_WORDS, PERCENT, type RecapChoice } from './recap-view.ts';
import { phaseOf, type Survey } from './survey.ts';
import { SurveyBadge } from './survey-badge.tsx';
import type { SurveyPlace } from './survey-place.ts';

export interface ResultsProps {
  place: SurveyPlace;
  survey: Survey;
  /** Left out while an anonymous survey has not been counted. */
  recap: Recap | undefined;
  views: readonly RecapChoice[];
  view: RecapChoice | undefined;
  counts: { asked: number; answered: number };
  query: URLSearchParams;
  now: Date;
}

/** What a survey found: a chart for each question, narrowed to a group that is large enough. */
export function ResultsPage(props: ResultsProps) {
  const { place, survey, recap, view, counts, now } = props;
  const here = `${place.addresses.results}/${survey.id}`;
  const suffix = view && view.view !== EVERYONE ? `?view=${encodeURIComponent(view.view)}` : '';
  const hasNumbers = recap !== undefined && recap.questions.length > 0 && view !== undefined;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={survey.title}
        badge={<SurveyBadge survey={survey} now={now} />}
        note={`${formatCount(counts.answered)} dari ${formatCount(counts.asked)} orang mengisi, ${survey.isAnonymous ? 'anonim' : 'dengan nama'}`}
        actions={
          <>
            {hasNumbers && (
              <>
                <LinkButton href={`${here}/export/xlsx${suffix}`} icon="download">
                  Excel
                </LinkButton>
                <LinkButton href={`${here}/export/csv${suffix}`} icon="download">
                  CSV
                </LinkButton>
                <LinkButton href={`${here}/export/pdf${suffix}`} icon="printer">
                  Cetak
                </LinkButton>
              </>
            )}
            {!survey.isAnonymous && (
              <LinkButton href={`${here}/people`} icon="users">
                Jawaban per orang
              </LinkButton>
            )}
          </>
        }
      />
      {hasNumbers ? <Numbers {...props} view={view} recap={recap} /> : <NoNumbers {...props} />}
    </div>
  );
}

function Numbers(props: ResultsProps & { recap: Recap; view: RecapChoice }) {
  const { place, survey, recap, views, view, query } = props;
  return (
    <>
      {views.length > 1 && (
        <Form
          action={`${place.addresses.results}/${survey.id}`}
          method="get"
          isSelfSending
          hidden={keptParameters(query, 'view')}
          className="flex flex-wrap items-end gap-2"
          label="Persempit hasil"
        >
          <Select
            name="view"
            label="Tampilkan jawaban dari"
            value={view.view}
            placeholder={false}
            options={views.map(({ view: value, label, count, grouping }) => ({
              value,
              label: `${label} (${formatCount(count)})`,
              ...(grouping ? { group: grouping } : {}),
            }))}
          />
          <span className="without-script">
            <Button>Tampilkan</Button>
          </span>
        </Form>
      )}
      <p className="text-sm text-muted">
        Angka di bawah lima disembunyikan, beserta angka lain yang dapat membukanya. Kelompok yang terlalu
        kecil digabung.
      </p>
      {recap.questions.map((question) => (
        <QuestionResult key={question.id} question={question} view={view} />
      ))}
    </>
  );
}

function QuestionResult({ question, view }: { question: QuestionRecap; view: RecapChoice }) {
  const asked = question.asked[view.view] ?? null;
  return (
    <Sheet
      title={`${question.number}. ${question.title}`}
      note={`${KIND_LABELS[question.kind]}, ${asked === null ? 'banyaknya yang ditanya disembunyikan' : `ditanyakan kepada ${formatCount(asked)} orang`}`}
    >
      <div className="grid gap-7">
        {question.lines.map((line) => (
          <LineChart key={line.label} question={question} line={line} view={view} />
        ))}
        {question.mean !== undefined && view.view === EVERYONE && (
          <p>
            Rata-rata <b className="figures">{PERCENT.format(question.mean)}</b>
            {question.unit && ` ${question.unit}`}
          </p>
        )}
        {question.texts !== undefined && <Texts question={question} isEverybody={view.view === EVERYONE} />}
      </div>
    </Sheet>
  );
}

function LineChart(props: { question: QuestionRecap; line: RecapLine; view: RecapChoice }) {
  const { question, line, view } = props;
  const cells = cellsOf(question, line, view.view);
  if (cells.length === 0) return <p className="text-muted">Belum ada yang menjawab pertanyaan ini.</p>;
  const largest = cells.toSorted((one, other) => (other.count ?? -1) - (one.count ?? -1))[0]!;
  const silent = line.silent[view.view] ?? null;
  const title = line.label || question.title;
  return (
    <div>
      <BarChart
        title={line.label || 'Jawaban'}
        finding={
          largest.count === null
            ? `${title}: angkanya disembunyikan`
            : `${title}: terbanyak ${largest.label}, ${countWords(largest)}`
        }
        rowHead="Jawaban"
        series={{ value: 'Orang' }}
        rows={cells.map((cell, index) => ({
          key: String(index),
          label: cell.label,
          value: cell.count ?? 0,
          valueText: countWords(cell),
        }))}
      />
      {question.kind !== 'multi' && silent !== 0 && (
        <p className="mt-2 text-sm text-muted">
          Tidak menjawab: {silent === null ? HIDDEN_WORDS : formatCount(silent)}
        </p>
      )}
    </div>
  );
}

function Texts({ question, isEverybody }: { question: QuestionRecap; isEverybody: boolean }) {
  const { texts } = question;
  if (!isEverybody) {
    return <p className="text-muted">Jawaban tertulis hanya ditampilkan untuk semua yang mengisi.</p>;
  }
  if (!texts) {
    return <p className="text-muted">Jawaban tertulisnya terlalu sedikit, jadi disembunyikan.</p>;
  }
  return (
    <details open={texts.length <= 20}>
      <summary className="link inline-flex min-h-11 items-center text-sm font-semibold">
        {formatCount(texts.length)} jawaban tertulis, menurut abjad
      </summary>
      <ul className="mt-2 grid gap-2">
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same words
          <li key={index} className="whitespace-pre-line break-words border-l-2 border-base-300 pl-3">
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why there is nothing to see yet. */
function NoNumbers({ survey, counts, now }: ResultsProps) {
  const phase = phaseOf(survey, now);
  if (survey.isAnonymous && survey.state === 'published') {
    return (
      <EmptyState
        kind="nothing-yet"
        icon="shield"
        title={phase === 'closed' ? 'Hasilnya sedang dihitung' : 'Hasil tampil setelah survei ditutup'}
      >
        {phase === 'closed'
          ? 'Muat ulang halaman ini sebentar lagi.'
          : 'Selama survei anonim dibuka, hasilnya tidak dapat dilihat siapa pun: dari angka sebelum dan sesudah seseorang mengisi, jawabannya akan terbaca.'}
      </EmptyState>
    );
  }
  return (
    <>
      {phase !== 'closed' && (
        <Notice tone="neutral">Survei masih dibuka; hasilnya bertambah selama orang mengisi.</Notice>
      )}
      <EmptyState kind="nothing-yet" icon="clipboard-list" title="Jawabannya belum cukup untuk direkap">
        {`Baru ${formatCount(counts.answered)} orang mengisi. Rekap tampil mulai lima orang, supaya jawaban seseorang tidak terbaca dari angkanya.`}
      </EmptyState>
    </>
  );
}
