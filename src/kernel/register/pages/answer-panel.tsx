import { formatMoment, type Zone } from '#kernel/calendar';
import { Button, Disclosure, Form, FormActions, Sheet, TextArea } from '#kernel/ui';
import type { Entry } from '../read/entry.ts';
import type { Register } from '../register.ts';

interface AnswerPanelProps {
  register: Register;
  entry: Entry;
  zone: Zone;
  canAnswer: boolean;
  fault?: string | undefined;
  typed?: string | undefined;
}

/** What the officers answered, who and when; and the form, for who may answer. */
export function AnswerPanel({ register, entry, zone, canAnswer, fault, typed }: AnswerPanelProps) {
  const { label, act, maxLength = 5_000 } = register.answer!;
  const form = (
    <Form
      action={`${register.page}/${entry.id}/tanggapan`}
      draftKey={`tanggapan-${entry.id}`}
      className="grid gap-4"
    >
      <TextArea
        name="answer"
        label={label}
        value={typed ?? entry.answer?.text ?? ''}
        rows={6}
        maxLength={maxLength}
        help="Terlihat oleh setiap orang yang membaca buku ini. Isi catatan tidak dapat diubah lagi sesudahnya."
        {...(fault ? { error: fault } : {})}
      />
      <FormActions>
        <Button look="primary">{entry.answer ? 'Simpan tanggapan' : act}</Button>
      </FormActions>
    </Form>
  );
  return (
    <Sheet title={label} id="tanggapan">
      {entry.answer && (
        <figure className="grid gap-2">
          <blockquote className="rounded-xl bg-soft p-4 whitespace-pre-line text-soft-content">
            {entry.answer.text}
          </blockquote>
          <figcaption className="text-sm text-muted">
            {`${entry.answer.by}, ${formatMoment(entry.answer.at, zone, 'long')}`}
          </figcaption>
        </figure>
      )}
      {canAnswer &&
        (entry.answer ? (
          <div className="mt-4">
            <Disclosure title="Perbaiki tanggapan" icon="pen-line" isOpen={fault !== undefined}>
              {form}
            </Disclosure>
          </div>
        ) : (
          form
        ))}
    </Sheet>
  );
}
