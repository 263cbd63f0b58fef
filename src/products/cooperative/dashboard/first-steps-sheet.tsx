import { Checklist, LinkButton, Sheet } from '#kernel/ui';
import type { FirstStep } from './first-steps.ts';

/** What a new cooperative does first, each step ticked off by the books themselves. */
export function FirstStepsSheet({ steps }: { steps: readonly FirstStep[] }) {
  const done = steps.filter(({ isDone }) => isDone).length;
  // What comes first in the order of the work stands out.
  const next = steps.find(({ acts }) => acts.length > 0);
  return (
    <Sheet
      title="Langkah pertama"
      note={`${done} dari ${steps.length} selesai`}
      isFlush
      className="overflow-hidden"
    >
      <Checklist
        items={steps.map((step) => ({
          key: step.key,
          title: step.title,
          tone: step.isDone ? 'success' : 'neutral',
          word: step.isDone ? 'Selesai' : 'Belum',
          ...(step.isDone ? {} : { note: step.note }),
          ...(step.acts.length === 0
            ? {}
            : {
                actions: step.acts.map(({ label, url }, index) => (
                  <LinkButton
                    key={url}
                    href={url}
                    size="sm"
                    look={index > 0 ? 'quiet' : step === next ? 'primary' : 'outline'}
                  >
                    {label}
                  </LinkButton>
                )),
              }),
        }))}
      />
    </Sheet>
  );
}
