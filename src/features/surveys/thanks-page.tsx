import { formatDate, formatMoment, type Zone } from '#kernel/calendar';
import { DescriptionList, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { type Answers, askedOf, chosen, chosenOn } from './answers.ts';
import type { OwnAnswers } from './own-answers.ts';
import { choicesOf, type Question, rowsOf } from './question.ts';
import type { Survey } from './survey.ts';

export interface ThanksPageProps {
  survey: Survey;
  questions: readonly Question[];
  /** What was sent, of a survey with names. */
  own: OwnAnswers | undefined;
  zone: Zone;
  backUrl: string;
}

/** What one sees after answering: thanks, and of a survey with names one's own answers. */
export function ThanksPage({ survey, questions, own, zone, backUrl }: ThanksPageProps) {
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
      <PageHeader title={survey.title} note="Anda sudah mengisi survei ini" />
      <Notice tone="success" title="Terima kasih, jawaban Anda diterima">
        <span className="whitespace-pre-line">
          {survey.thanks || 'Suara Anda membantu menentukan langkah berikutnya.'}
        </span>
      </Notice>
      {survey.isAnonymous ? (
        <p className="text-muted">
          Jawaban Anda bercampur dengan jawaban yang lain dan tidak dapat ditampilkan atau diubah lagi.
        </p>
      ) : (
        own && (
          <Sheet
            title="Jawaban Anda"
            note={own.sentAt ? `Dikirim ${formatMoment(own.sentAt, zone, 'short')}` : undefined}
          >
            <AnswerList questions={questions} answers={own.answers} />
          </Sheet>
        )
      )}
      <div>
        <LinkButton href={backUrl}>Semua survei</LinkButton>
      </div>
    </div>
  );
}

/** Answers in words, question by question. */
export function AnswerList({ questions, answers }: { questions: readonly Question[]; answers: Answers }) {
  return (
    <DescriptionList
      layout="stacked"
      items={askedOf(questions, answers).map((question) => ({
        key: question.id,
        term: `${question.number}. ${question.title}`,
        detail: <span className="whitespace-pre-line break-words">{answerWords(question, answers)}</span>,
      }))}
    />
  );
}

/** One answer as people read it; a dash when it was left empty. */
export function answerWords(question: Question, answers: Answers): string {
  const value = answers[question.id];
  if (value === undefined) return '–';
  const choices = choicesOf(question);
  const wordOf = (choice: string) => choices.find((one) => one.value === choice)?.label ?? choice;
  switch (question.kind) {
    case 'single':
    case 'multi':
      return chosen(value).map(wordOf).join('; ');
    case 'matrix':
      return rowsOf(question)
        .map((row) => `${row.label}: ${wordOf(chosenOn(value, row.value) ?? '–')}`)
        .join('\n');
    case 'number':
      return `${String(value).replace('.', ',')}${question.settings.unit ? ` ${question.settings.unit}` : ''}`;
    case 'date':
      return formatDate(String(value));
    default:
      return String(value);
  }
}
