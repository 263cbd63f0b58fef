import type { RequestContext } from '#kernel/http';
import { organisationProfile, publicFooter, readSetting } from '#kernel/settings';
import { Button, ErrorSummary, Form, Notice, Sheet, TextArea, TextField } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { CmsPlace } from '../place.ts';
import type { ContactCard } from './contact-card.ts';
import { ContactRows } from './contact-rows.tsx';

/** Address and telephone as the front page's footer says them; what it leaves open comes from the profile. */
export async function readContactCard(ctx: RequestContext): Promise<ContactCard> {
  const [profile, footer] = await ctx.read((tx) =>
    Promise.all([readSetting(tx, organisationProfile), readSetting(tx, publicFooter)]),
  );
  return {
    address: footer.address || profile.address,
    hours: footer.hours || profile.hours,
    phone: footer.phone || profile.phone,
    email: footer.email || profile.email,
    map: footer.map,
  };
}

export interface TypedContact {
  name: string;
  email: string;
  subject: string;
  message: string;
  sendKey: string;
}

/** A field no person sees; what fills it in is a machine. */
export const TRAP = 'website';

/** Where the organisation is, and the form that writes to it. */
export function ContactForm(props: {
  place: Pick<CmsPlace, 'contact'>;
  card: ContactCard;
  canSend: boolean;
  typed?: TypedContact;
  problem?: AppError | undefined;
}) {
  const { place, card, canSend, typed, problem } = props;
  const errors = problem?.fields ?? {};
  if (!canSend) return <ContactRows card={card} />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_1.3fr] lg:gap-10">
      <ContactRows card={card} />
      <Sheet title="Kirim pesan">
        {problem && (
          <div className="mb-5">
            <ErrorSummary
              title={problem.message}
              errors={Object.keys(errors).length > 0 ? errors : { form: problem.message }}
            />
          </div>
        )}
        <Form action={place.contact.page} className="grid gap-5">
          <input type="hidden" name="sendKey" value={typed?.sendKey ?? ''} />
          <TextField
            name="name"
            label="Nama"
            value={typed?.name}
            maxLength={150}
            autoComplete="name"
            error={errors.name}
          />
          <TextField
            name="email"
            label="Surel"
            type="email"
            value={typed?.email}
            maxLength={150}
            autoComplete="email"
            help="Jawaban kami kirim ke alamat ini. Tidak dipakai untuk hal lain."
            error={errors.email}
          />
          <TextField
            name="subject"
            label="Pokok pesan"
            value={typed?.subject}
            maxLength={150}
            error={errors.subject}
          />
          <TextArea
            name="message"
            label="Pesan"
            rows={6}
            value={typed?.message}
            maxLength={5000}
            error={errors.message}
          />
          <p className="sr-only" aria-hidden="true">
            <label>
              Jangan diisi
              <input type="text" name={TRAP} tabIndex={-1} autoComplete="off" />
            </label>
          </p>
          <Button look="primary" icon="send" className="justify-self-start" busyLabel="Mengirim…">
            Kirim pesan
          </Button>
        </Form>
      </Sheet>
    </div>
  );
}

/** After sending: what happens now. */
export function ContactThanks() {
  return (
    <Notice tone="success" title="Pesan Anda sudah kami terima" role="status">
      Jawabannya kami kirim lewat surel, biasanya dalam beberapa hari kerja.
    </Notice>
  );
}
