import { Button, Form, TextField } from '#kernel/ui';
import type { CmsPlace } from '../place.ts';

/** One field and one button; the second yes comes by mail. */
export function SubscribeForm(props: {
  place: Pick<CmsPlace, 'subscription'>;
  email?: string;
  fault?: string;
  button?: string;
}) {
  return (
    <Form action={props.place.subscription.page} className="flex flex-wrap items-end gap-3">
      <TextField
        name="email"
        id="langganan-email"
        label="Alamat surel"
        type="email"
        autoComplete="email"
        maxLength={254}
        value={props.email ?? ''}
        error={props.fault}
        className="min-w-0 grow sm:max-w-96"
      />
      <Button look="primary" busyLabel="Mengirim…">
        {props.button ?? 'Berlangganan'}
      </Button>
    </Form>
  );
}
