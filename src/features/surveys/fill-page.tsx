import { formatMoment, type Zone } from '#kernel/calendar';
import { Button, ErrorSummary, Form, FormActions, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { type Answers, stepsOf } from './answers.ts';
import type { Question } from './question.ts';
import { QuestionList } from './question-list.tsx';
import type { Survey } from './survey.ts';

export interface FillPageProps {
  survey: Survey;
  questions: readonly Question[];
  answers: Answers;
  errors: FieldErrors;
  step: number;
  zone: Zone;
  action: string;
  backUrl: string;
  /** When what is filled in was kept last. */
  savedAt: Date | null;
}

/** A survey to fill in. */
export function FillPage(props: FillPageProps) {
  const { survey, questions, answers, errors, zone, step } = props;
  const steps = stepsOf(questions).length;
  const hasNext = step < steps - 1;
  const send = (
    <Button look="primary" name="go" value="send" busyLabel="Mengirim…">
      Kirim jawaban
    </Button>
  );
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
      <PageHeader
        title={survey.title}
        note={
          survey.closesAt ? `Dibuka sampai ${formatMoment(survey.closesAt, zone)}` : 'Survei sedang dibuka'
        }
      />
      <SurveyWords survey={survey} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={props.action} isPlain label="Jawaban survei" className="grid gap-7">
          <input type="hidden" name="step" value={step} />
          {steps > 1 && (
            <p className="without-script text-sm text-muted">
              Bagian {step + 1} dari {steps}
            </p>
          )}
          <QuestionList questions={questions} answers={answers} errors={errors} step={step} />
          <FormActions>
            {hasNext ? (
              <>
                <span className="without-script contents">
                  <Button look="primary" name="go" value="next">
                    Lanjut
                  </Button>
                </span>
                <span className="needs-script contents">{send}</span>
              </>
            ) : (
              send
            )}
            {step > 0 && (
              <span className="without-script contents">
                <Button name="go" value="back">
                  Kembali
                </Button>
              </span>
            )}
            {!survey.isAnonymous && (
              <Button name="go" value="save">
                Simpan, lanjutkan nanti
              </Button>
            )}
            <LinkButton href={props.backUrl} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
          {props.savedAt && (
            <p className="text-sm text-muted">
              Tersimpan {formatMoment(props.savedAt, zone, 'short')}. Jawaban terkirim setelah Anda menekan
              Kirim jawaban.
            </p>
          )}
        </Form>
      </Sheet>
    </div>
  );
}

/** What the survey is about, and what becomes of the answers. */
export function SurveyWords({ survey }: { survey: Pick<Survey, 'intro' | 'isAnonymous'> }) {
  return (
    <>
      {survey.intro && (
        <p className="prose-text max-w-[66ch] whitespace-pre-line break-words">{survey.intro}</p>
      )}
      {survey.isAnonymous ? (
        <Notice tone="neutral" icon="shield" title="Survei anonim">
          Kami mencatat bahwa Anda sudah mengisi, tetapi tidak menyimpan siapa menjawab apa. Hasilnya dihitung
          setelah survei ditutup, dan angka di bawah lima disembunyikan. Pada jawaban tertulis, jangan sebut
          nama Anda.
        </Notice>
      ) : (
        <Notice tone="neutral" icon="user" title="Survei dengan nama">
          Siapa yang membaca hasilnya dapat melihat jawaban Anda beserta nama Anda. Satu orang mengisi satu
          kali.
        </Notice>
      )}
    </>
  );
}
