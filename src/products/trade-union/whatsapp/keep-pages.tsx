import { formatMoment, type Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  type Option,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { type GroupLink, groupTitle, isOld, ROTATION_DAYS } from './group-link.ts';

type Typed = Readonly<Record<string, string>>;

const ALL_LINKS = '/admin/whatsapp-links';

export interface LinksPageProps {
  links: readonly GroupLink[];
  /** Whether links of the whole union are among what this officer looks after. */
  isCentral: boolean;
  regions: readonly Option[];
  typed: Typed;
  errors: FieldErrors;
  zone: Zone;
  now: Date;
}

/** Every group with the age of its invitation, and the form for a new one. */
export function LinksPage({ links, isCentral, regions, typed, errors, zone, now }: LinksPageProps) {
  const old = links.filter((link) => link.isOpen && isOld(link, now)).length;
  const kinds = [
    ...(isCentral ? [{ value: 'all', label: 'Seluruh anggota' }] : []),
    { value: 'region', label: 'Satu wilayah' },
    { value: 'cluster', label: 'Kluster', help: 'Misalnya dosen tidak tetap, atau satu kampus.' },
  ];
  return (
    <div className="grid gap-5">
      <PageHeader title="Tautan grup WhatsApp" note={`${formatCount(links.length)} grup`} />
      {old > 0 && (
        <Notice tone="warning" title={`${formatCount(old)} tautan perlu diganti`}>
          Undangan yang lebih dari {ROTATION_DAYS} hari mungkin sudah tersebar. Buat undangan baru di
          WhatsApp, lalu tempel di sini.
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Tautan grup"
        rows={links}
        rowKey={({ id }) => id}
        rowLabel={groupTitle}
        columns={[
          {
            key: 'name',
            label: 'Grup',
            cell: (link) => (
              <a className="link font-semibold break-words" href={`${ALL_LINKS}/${link.id}`}>
                {groupTitle(link)}
              </a>
            ),
          },
          {
            key: 'rotated',
            label: 'Undangan diganti',
            cell: (link) => (
              <>
                {formatMoment(link.rotatedAt, zone, 'short')}
                {link.rotatedByName && (
                  <span className="block text-sm text-muted">oleh {link.rotatedByName}</span>
                )}
              </>
            ),
          },
          {
            key: 'clicks',
            label: 'Dibuka 30 hari',
            isNumeric: true,
            cell: (link) => formatCount(link.recentClicks),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (link) => <LinkBadge link={link} now={now} />,
          },
        ]}
        empty={{
          kind: 'nothing-yet',
          icon: 'link',
          title: 'Belum ada tautan',
          children: 'Buat undangan grup di WhatsApp, lalu tempel tautannya di bawah.',
        }}
      />
      <Sheet title="Tambah grup" className="max-w-2xl">
        <Form action={ALL_LINKS} className="grid gap-4">
          <RadioGroup
            name="kind"
            label="Untuk siapa"
            value={typed.kind ?? ''}
            options={kinds}
            error={errors.kind}
          />
          <Select
            name="regionCode"
            label="Wilayah"
            isOptional
            placeholder={isCentral ? 'Semua wilayah' : 'Pilih…'}
            value={typed.regionCode ?? ''}
            options={[...regions]}
            help="Untuk grup satu wilayah, atau kluster yang hanya ada di satu wilayah."
            error={errors.regionCode}
          />
          <TextField
            name="name"
            label="Nama kluster"
            isOptional
            maxLength={80}
            value={typed.name ?? ''}
            help="Hanya untuk kluster."
            error={errors.name}
          />
          <AddressField errors={errors} />
          <FormActions>
            <Button look="primary">Simpan grup</Button>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface LinkPageProps {
  link: GroupLink;
  clicks: readonly { id: string; name: string; at: Date }[];
  errors: FieldErrors;
  zone: Zone;
  now: Date;
}

/** One group: a new invitation, closing it, and who was led there. */
export function LinkPage({ link, clicks, errors, zone, now }: LinkPageProps) {
  const here = `${ALL_LINKS}/${link.id}`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={groupTitle(link)}
        note={`Undangan diganti ${formatMoment(link.rotatedAt, zone, 'short')}`}
        badge={<LinkBadge link={link} now={now} />}
      />
      <ErrorSummary errors={errors} />
      <Sheet title="Ganti undangan" className="max-w-2xl">
        <Form action={here} className="grid gap-4">
          <AddressField errors={errors} />
          <FormActions>
            <Button look="primary">Ganti undangan</Button>
          </FormActions>
        </Form>
      </Sheet>
      {link.isOpen ? (
        <Disclosure title="Tutup grup ini bagi anggota…" icon="lock" isDanger>
          <p className="text-sm text-muted">
            Tombol gabung hilang dari halaman anggota. Yang sudah di dalam grup tetap di dalam.
          </p>
          <Form action={`${here}/state`} hidden={{ open: '0' }}>
            <Button look="danger">Tutup grup</Button>
          </Form>
        </Disclosure>
      ) : (
        <Form action={`${here}/state`} hidden={{ open: '1' }}>
          <Button>Buka lagi bagi anggota</Button>
        </Form>
      )}
      <DataTable
        caption="Pembukaan terakhir"
        rows={clicks}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: 'Anggota', cell: (click) => click.name },
          { key: 'at', label: 'Membuka', cell: (click) => formatMoment(click.at, zone, 'short') },
        ]}
        empty={{
          kind: 'nothing-yet',
          icon: 'users',
          title: 'Belum ada yang membuka',
          children: 'Nama dan waktu setiap pembukaan dicatat di sini, 50 yang terakhir.',
        }}
      />
    </div>
  );
}

export interface RegionPageProps {
  regions: readonly { code: string; link: GroupLink | undefined }[];
  typed: Typed;
  errors: FieldErrors;
  zone: Zone;
  now: Date;
}

/** The group of each region one looks after. */
export function RegionPage({ regions, typed, errors, zone, now }: RegionPageProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Tautan grup wilayah" note="Yang dibuka anggota wilayah lewat menu Grup WhatsApp" />
      <ErrorSummary errors={errors} />
      {regions.map(({ code, link }) => (
        <Sheet
          key={code}
          title={regionName(code)}
          {...(link ? { action: <LinkBadge link={link} now={now} /> } : {})}
        >
          <p className="mb-4 text-muted">
            {link
              ? `Undangan diganti ${formatMoment(link.rotatedAt, zone, 'short')}, dibuka ${formatCount(link.recentClicks)} kali dalam 30 hari.`
              : 'Belum ada tautan. Anggota melihat bahwa grup ini belum dibuka.'}
          </p>
          <Form action="/region/whatsapp-link" hidden={{ regionCode: code }} className="grid gap-4">
            <AddressField id={`url-${code}`} errors={typed.regionCode === code ? errors : {}} />
            <FormActions>
              <Button look="primary">{link ? 'Ganti undangan' : 'Pasang undangan'}</Button>
              {link && (
                <LinkButton href={`${ALL_LINKS}/${link.id}`} look="quiet">
                  Siapa yang membuka
                </LinkButton>
              )}
            </FormActions>
          </Form>
        </Sheet>
      ))}
    </div>
  );
}

/** The stored address is never shown again: whoever needs it opens the group like a member. */
function AddressField({ errors, id }: { errors: FieldErrors; id?: string }) {
  return (
    <TextField
      {...(id ? { id } : {})}
      name="url"
      type="url"
      label="Tautan undangan"
      placeholder="https://chat.whatsapp.com/…"
      help="Disimpan tersegel dan tidak ditampilkan lagi."
      error={errors.url}
    />
  );
}

function LinkBadge({ link, now }: { link: GroupLink; now: Date }) {
  if (!link.isOpen) return <Badge icon="lock">Ditutup</Badge>;
  return isOld(link, now) ? (
    <Badge tone="warning" icon="rotate-cw">
      Perlu diganti
    </Badge>
  ) : (
    <Badge tone="success">Terbuka</Badge>
  );
}
