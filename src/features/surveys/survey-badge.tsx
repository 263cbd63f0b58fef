import { Badge } from '#kernel/ui';
import { phaseOf, type Survey } from './survey.ts';

/** What a survey is at this moment, for those who manage it. */
export function SurveyBadge({
  survey,
  now,
}: {
  survey: Pick<Survey, 'state' | 'opensAt' | 'closesAt'>;
  now: Date;
}) {
  const phase = phaseOf(survey, now);
  if (phase === 'draft') return <Badge icon="pencil-line">Draf</Badge>;
  if (phase === 'closed') return <Badge icon="lock">Ditutup</Badge>;
  if (phase === 'waiting') {
    return (
      <Badge tone="info" icon="clock">
        Terjadwal
      </Badge>
    );
  }
  return <Badge tone="success">Dibuka</Badge>;
}
