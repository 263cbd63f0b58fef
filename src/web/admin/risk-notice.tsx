import type { RightsRisk } from '#kernel/access';
import { Checkbox, Notice } from '#kernel/ui';

/** Warns of rights that one role should not hold together; whoever goes on says that they understood (`understood`). */
export function RiskNotice(props: {
  risks: readonly RightsRisk[];
  title: string;
  label: string;
  error: string | undefined;
}) {
  const { risks, title, label, error } = props;
  if (risks.length === 0) return null;
  return (
    <Notice tone="warning" title={title}>
      <ul className="grid gap-1">
        {risks.map((risk) => (
          <li key={risk.warning}>{risk.warning}</li>
        ))}
      </ul>
      <div className="mt-3">
        <Checkbox name="understood" label={label} error={error} />
      </div>
    </Notice>
  );
}
