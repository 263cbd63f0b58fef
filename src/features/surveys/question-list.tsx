import { Island } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { type Answers, fieldOf, isAsked, stepsOf } from './answers.ts';
import type { Question } from './question.ts';
import { QuestionField } from './question-field.tsx';

/** The script that shows a question at once when the one it depends on was answered; for the page's `islands`. */
export const SURVEY_BRANCHES = 'survey-branches';

interface QuestionListProps {
  questions: readonly Question[];
  answers: Answers;
  errors: FieldErrors;
  /** Which step stands open for who has no script; from 0. */
  step: number;
}

/**
 * The questions of a survey. Without script one step is seen at a time: earlier ones travel along out of sight, later
 * ones are not sent. With script all steps are one page, and what is asked follows what is answered.
 */
export function QuestionList({ questions, answers, errors, step }: QuestionListProps) {
  const rules = questions.flatMap(({ id, shownFor, shownValues }) => {
    const source = questions.find((question) => question.id === shownFor);
    return source ? [{ question: id, source: fieldOf(source), values: shownValues }] : [];
  });
  return (
    <Island name={SURVEY_BRANCHES} props={{ rules }}>
      <div className="grid gap-7">
        {stepsOf(questions).map((part, index) =>
          part.map((question) => {
            const isSeen = index === step && isAsked(question, questions, answers);
            const isSent = index <= step && isAsked(question, questions, answers);
            return (
              <fieldset
                key={question.id}
                data-question={question.id}
                hidden={!isSeen}
                disabled={!isSent}
                className="min-w-0"
              >
                <legend className="sr-only">Pertanyaan {question.number}</legend>
                <QuestionField question={question} value={answers[question.id]} errors={errors} />
              </fieldset>
            );
          }),
        )}
      </div>
    </Island>
  );
}
