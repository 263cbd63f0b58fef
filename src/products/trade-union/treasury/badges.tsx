import type { PaymentStatus } from '#features/dues';
import { Badge } from '#kernel/ui';

/** The state of a bill; a part paid is told, overdue or not. */
export function BillBadge(props: { status: 'unpaid' | 'paid' | 'waived' | 'overdue'; paidAmount?: number }) {
  if (props.status === 'paid') return <Badge tone="success">Lunas</Badge>;
  if (props.status === 'waived') return <Badge tone="info">Dibebaskan</Badge>;
  if (props.status === 'overdue') {
    return (
      <Badge tone="warning" icon="clock-alert">
        Lewat tempo
      </Badge>
    );
  }
  return props.paidAmount ? <Badge>Dibayar sebagian</Badge> : <Badge>Belum dibayar</Badge>;
}

export function PaymentBadge({ status }: { status: PaymentStatus }) {
  if (status === 'verified') return <Badge tone="success">Terverifikasi</Badge>;
  if (status === 'rejected') return <Badge tone="error">Dikembalikan</Badge>;
  return (
    <Badge tone="info" icon="hourglass">
      Menunggu
    </Badge>
  );
}

/** The four states by which bills are filtered (serikat-panduan §3.2 and §3.5). */
export const BILL_STATES = [
  { value: 'unpaid', label: 'Belum dibayar' },
  { value: 'overdue', label: 'Lewat tempo' },
  { value: 'paid', label: 'Lunas' },
  { value: 'waived', label: 'Dibebaskan' },
] as const;

export const PAYMENT_STATES = [
  { value: 'submitted', label: 'Menunggu' },
  { value: 'verified', label: 'Terverifikasi' },
  { value: 'rejected', label: 'Dikembalikan' },
] as const;
