import type { ClaimStatus } from '#features/dues';
import { Badge } from '#kernel/ui';

export const CLAIM_STATES = [
  { value: 'open', label: 'Belum diputuskan' },
  { value: 'submitted', label: 'Baru' },
  { value: 'in_review', label: 'Sedang diperiksa' },
  { value: 'approved', label: 'Diterima' },
  { value: 'rejected', label: 'Ditolak' },
  { value: 'withdrawn', label: 'Ditarik' },
] as const;

export function ClaimBadge({ status }: { status: ClaimStatus }) {
  if (status === 'approved') return <Badge tone="success">Diterima</Badge>;
  if (status === 'rejected') return <Badge tone="error">Ditolak</Badge>;
  if (status === 'withdrawn') return <Badge>Ditarik</Badge>;
  return (
    <Badge tone="info" icon="hourglass">
      {status === 'submitted' ? 'Baru' : 'Sedang diperiksa'}
    </Badge>
  );
}
