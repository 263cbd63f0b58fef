import { formatMoment, type Zone } from '#kernel/calendar';
import { Button, CheckboxGroup, Form, FormActions, LinkButton, Sheet } from '#kernel/ui';
import type { Entry } from '../read/entry.ts';
import type { Register } from '../register.ts';
import { publicFields } from '../save/publish-entry.ts';

interface PublishPanelProps {
  register: Register;
  entry: Entry;
  zone: Zone;
  fault?: string | undefined;
  typed?: readonly string[] | undefined;
}

/** Which of the entry everybody may read. Nothing is public until somebody says so, column by column. */
export function PublishPanel({ register, entry, zone, fault, typed }: PublishPanelProps) {
  const fields = publicFields(register);
  const place = `${register.page}/${entry.id}`;
  const { publication } = entry;
  const picked = typed ?? publication?.columns ?? fields.map(({ key }) => key);
  return (
    <Sheet title="Terbitkan untuk umum" id="terbit" {...(publication ? { note: 'sedang terbit' } : {})}>
      <p className="mb-4 text-sm text-muted">
        {publication
          ? `Terbit sejak ${formatMoment(publication.at, zone, 'long')}.`
          : 'Tamu membaca catatan ini di halaman umum, hanya kolom yang Anda pilih.'}
      </p>
      <Form action={`${place}/terbit`} className="grid gap-4">
        <CheckboxGroup
          name="columns"
          label="Kolom yang boleh dibaca umum"
          options={fields.map(({ key, label }) => ({ value: key, label }))}
          values={[...picked]}
          {...(fault ? { error: fault } : {})}
        />
        <FormActions>
          <Button look={publication ? 'outline' : 'primary'} icon="globe">
            {publication ? 'Simpan pilihan kolom' : `Terbitkan ${register.entry}`}
          </Button>
          {publication && (
            <>
              <LinkButton href={`${register.publish!.page}/${entry.id}`} look="quiet" icon="external-link">
                Lihat sebagai tamu
              </LinkButton>
              <Button look="danger" formAction={`${place}/tarik`}>
                Tarik dari halaman umum
              </Button>
            </>
          )}
        </FormActions>
      </Form>
    </Sheet>
  );
}
