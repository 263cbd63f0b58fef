import { Button, Disclosure, Form, FormActions, TextField } from '#kernel/ui';

/** Takes one act of a member's book back, with a reason; for whoever may and as long as it can be taken back. */
export function ReverseForm(props: { action: string; reason: string; error: string | undefined }) {
  const { action, reason, error } = props;
  return (
    <Disclosure title="Balik bukti ini" icon="undo-2" isDanger isOpen={error !== undefined}>
      <p className="text-sm text-muted">
        Catatan lawan dan jurnal lawan dibukukan. Bukti ini tetap ada, dan kuitansinya tidak berlaku lagi.
      </p>
      <Form action={action} className="grid max-w-xl gap-5">
        <TextField name="reason" label="Alasan" value={reason} error={error} maxLength={200} />
        <FormActions>
          <Button look="danger">Balik bukti</Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}
