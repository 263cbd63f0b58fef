import type { RequestContext } from '#kernel/http';
import { Badge, Button, Form, LinkButton, OrderForm, PageHeader, Sheet } from '#kernel/ui';
import { SECTION_NAMES, type Section } from './section.ts';

/** The sections of the front page: order, on or off, and the way into each. */
export function SectionList(props: {
  ctx: RequestContext;
  at: string;
  /** Where the foot is written, if not in the builder. */
  contactCard: string | undefined;
  sections: readonly Section[];
}) {
  const { at, sections, contactCard } = props;
  const urlOf = ({ key }: Section) => (key === 'footer' && contactCard) || `${at}/${key}`;
  return (
    <>
      <PageHeader
        title="Halaman muka"
        note="Urutan di sini adalah urutan di halaman umum. Setiap perubahan langsung berlaku."
        actions={
          <>
            <LinkButton href={`${at}/preview`} icon="eye">
              Pratinjau semua bagian
            </LinkButton>
            <LinkButton href="/" icon="external-link">
              Buka halaman muka
            </LinkButton>
          </>
        }
      />
      <Sheet title="Bagian" note={`${sections.filter(({ isEnabled }) => isEnabled).length} tampil`} isFlush>
        <OrderForm
          action={`${at}/order`}
          label="Urutan bagian halaman muka"
          items={sections.map((section) => ({
            key: section.key,
            name: SECTION_NAMES[section.key],
            content: (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <div className="min-w-0 grow">
                  <a className="link font-semibold" href={urlOf(section)}>
                    {SECTION_NAMES[section.key]}
                  </a>
                  <span className="block text-sm text-muted">{section.title}</span>
                </div>
                {section.isEnabled ? (
                  <Badge tone="success">Tampil</Badge>
                ) : (
                  <Badge icon="eye-off">Tersembunyi</Badge>
                )}
                <Button
                  size="sm"
                  form={switchId(section)}
                  label={`${section.isEnabled ? 'Sembunyikan' : 'Tampilkan'} ${SECTION_NAMES[section.key]}`}
                >
                  {section.isEnabled ? 'Sembunyikan' : 'Tampilkan'}
                </Button>
              </div>
            ),
          }))}
        />
      </Sheet>
      {/* Forms of the switches: a form cannot stand inside the one of the order. */}
      {sections.map((section) => (
        <Form
          key={section.key}
          id={switchId(section)}
          action={`${at}/${section.key}/switch`}
          hidden={{ to: section.isEnabled ? 'off' : 'on' }}
          className="hidden"
        >
          {null}
        </Form>
      ))}
    </>
  );
}

const switchId = ({ key }: Pick<Section, 'key'>) => `tampil-${key}`;
