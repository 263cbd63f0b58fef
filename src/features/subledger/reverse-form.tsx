import { ReasonPanel } from '#kernel/ui';

/** Takes one act of a member's book back, with a reason; for whoever may and as long as it can be taken back. */
export function ReverseForm(props: { action: string; reason: string; error: string | undefined }) {
  const { action, reason, error } = props;
  return (
    <ReasonPanel
      title="Balik bukti ini"
      icon="undo-2"
      form={{ action }}
      value={reason}
      error={error}
      maxLength={200}
      button="Balik bukti"
    >
      Catatan lawan dan jurnal lawan dibukukan. Bukti ini tetap ada, dan kuitansinya tidak berlaku lagi.
    </ReasonPanel>
  );
}
