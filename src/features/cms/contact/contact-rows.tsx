import { Icon, type IconName, Notice } from '#kernel/ui';
import { type ContactCard, mapUrl } from './contact-card.ts';

/** Address, hours, telephone and mail, each with its sign. */
export function ContactRows({ card }: { card: ContactCard }) {
  const rows = [
    { icon: 'map-pin', label: 'Alamat', text: card.address },
    { icon: 'map', label: 'Peta', text: mapUrl(card) ? 'Buka di OpenStreetMap' : '', url: mapUrl(card) },
    { icon: 'clock', label: 'Jam layanan', text: card.hours },
    { icon: 'phone', label: 'Telepon', text: card.phone, url: `tel:${card.phone.replace(/[^\d+]/g, '')}` },
    { icon: 'mail', label: 'Surel', text: card.email, url: `mailto:${card.email}` },
  ].filter(({ text }) => text !== '') as { icon: IconName; label: string; text: string; url?: string }[];
  if (rows.length === 0) return <Notice tone="info">Alamat dan telepon belum diisi.</Notice>;
  return (
    <dl className="grid gap-5">
      {rows.map(({ icon, label, text, url }) => (
        <div key={label} className="relative min-h-11 min-w-0 pl-15">
          <dt className="text-sm text-muted">
            <span className="absolute top-0 left-0 grid size-11 place-items-center rounded-xl bg-soft text-soft-content">
              <Icon name={icon} className="size-6" />
            </span>
            {label}
          </dt>
          <dd className="font-semibold break-words whitespace-pre-line">
            {url ? (
              <a className="link" href={url}>
                {text}
              </a>
            ) : (
              text
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
