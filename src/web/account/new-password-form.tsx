import { Button, ErrorSummary, Form, PasswordField } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';

export interface NewPasswordFormProps {
  action: string;
  hidden?: Record<string, string>;
  errors?: FieldErrors;
  submitLabel: string;
}

/** A password chosen twice, with the rule said before it is broken. */
export function NewPasswordForm({ action, hidden = {}, errors = {}, submitLabel }: NewPasswordFormProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={action} hidden={hidden} className="mt-6 grid gap-5" isPlain>
        <NewPasswordFields errors={errors} />
        <Button look="primary" size="lg" isWide>
          {submitLabel}
        </Button>
      </Form>
    </>
  );
}

export function NewPasswordFields({ errors = {} }: { errors?: FieldErrors }) {
  return (
    <>
      <PasswordField
        name="password"
        label="Kata sandi baru"
        autoComplete="new-password"
        help="Paling sedikit 8 karakter, dengan huruf dan angka. Kalimat pendek lebih mudah diingat dan lebih aman."
        error={errors.password}
      />
      <PasswordField
        name="again"
        label="Ulangi kata sandi baru"
        autoComplete="new-password"
        error={errors.again}
      />
    </>
  );
}
