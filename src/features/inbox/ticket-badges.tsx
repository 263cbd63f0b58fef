import { Badge } from '#kernel/ui';
import { STATE_LABELS, type Ticket } from './ticket.ts';

export function StateBadge({ ticket }: { ticket: Pick<Ticket, 'state'> }) {
  const { label, tone } = STATE_LABELS[ticket.state];
  return <Badge tone={tone}>{label}</Badge>;
}

export function ConfidentialBadge() {
  return (
    <Badge tone="error" icon="lock">
      Rahasia
    </Badge>
  );
}
