export interface ProgressBarProps {
  /** What is going on: "Pemeriksaan". */
  label: string;
  value: number;
  max: number;
  /** What is seen above the bar, such as "Pemeriksaan selesai"; the default is the label. */
  title?: string;
  /** "1.204 dari 1.760 baris, sekitar 2 menit lagi". */
  note?: string;
}

/** How far long work is. */
export function ProgressBar({ label, value, max, title = label, note }: ProgressBarProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3 text-sm">
        <b className="font-semibold">{title}</b>
        {note && <span className="figures text-muted">{note}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={note}
      >
        <svg width="100%" height="10" className="rounded-full" aria-hidden="true">
          <rect width="100%" height="10" rx="5" fill="var(--color-base-300)" />
          <rect width={`${percent}%`} height="10" rx="5" fill="var(--color-primary)" />
        </svg>
      </div>
    </div>
  );
}
