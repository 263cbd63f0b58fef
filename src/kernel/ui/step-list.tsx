import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface Step {
  title: string;
  note?: string;
  state: 'done' | 'now' | 'next';
  /** A done step one may go back to. */
  url?: string;
}

/** Where one is in a way of several steps, in words. */
export function StepList({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol
      className={classNames('grid gap-1.5 sm:gap-3', COLUMNS[Math.min(steps.length, 6)])}
      aria-label={label}
    >
      {steps.map((step, index) => (
        <li
          key={step.title}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className={classNames(
            'min-w-0 border-t-4 pt-2.5',
            step.state === 'next' ? 'border-base-300' : 'border-primary',
          )}
        >
          <span
            className={classNames(
              'flex items-center gap-1.5 text-xs font-semibold sm:text-sm',
              step.state === 'now' && 'text-primary',
              step.state === 'next' && 'text-muted',
            )}
          >
            {step.state === 'done' ? (
              <Icon name="circle-check" className="size-4.5 text-primary max-sm:hidden" />
            ) : (
              <span className="figures max-sm:hidden">{index + 1}.</span>
            )}
            {step.url && step.state === 'done' ? (
              <a className="hover:underline" href={step.url}>
                {step.title}
              </a>
            ) : (
              step.title
            )}
            {step.state === 'done' && <span className="sr-only">, selesai</span>}
          </span>
          {step.note && <span className="hidden text-xs text-muted sm:block">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

const COLUMNS: Record<number, string> = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-4',
  5: 'grid-cols-5 max-sm:grid-cols-3',
  6: 'grid-cols-6 max-sm:grid-cols-3',
};
