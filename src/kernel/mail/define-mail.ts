import { MailError } from './mail-error.ts';

/** A mail as data: its words, and the blanks in them with what each is, for the page where a tenant edits it. */
export interface MailTemplate<Name extends string = string> {
  /** `identity.password_reset`: stable, kept in the outbox. */
  readonly key: string;
  /** One line; blanks are written `{{name}}`. */
  readonly subject: string;
  /** Every blank that subject and body may use, with its meaning in Indonesian. */
  readonly variables: Readonly<Record<Name, string>>;
  /**
   * Plain text. An empty line parts paragraphs; lines that start with `- ` are a list; a line that is only
   * `[Words]({{link}})` is a button. Nothing else is markup, and nothing that is filled in ever becomes markup.
   */
  readonly body: string;
}

const blank = /\{\{([^{}]*)\}\}/g;

/**
 * Checks a template once, where it is declared, or when a tenant has changed its words.
 * @throws MailError `mail_variable_unknown`, `mail_header_refused`
 */
export function defineMail<Name extends string>(template: MailTemplate<Name>): MailTemplate<Name> {
  if (/\p{Cc}/u.test(template.subject)) throw new MailError('mail_header_refused', template.key);
  for (const text of [template.subject, template.body]) {
    for (const [, name = ''] of text.matchAll(blank)) {
      if (!Object.hasOwn(template.variables, name.trim())) throw unknownVariable(template, name.trim());
    }
    // What is left of a mistyped blank would reach people as it stands.
    if (/\{\{|\}\}/.test(text.replace(blank, ''))) throw unknownVariable(template, '{{');
  }
  return template;
}

/** Splits a line into words of ours and names of blanks, in turn. */
export function splitBlanks(text: string): { words?: string; name?: string }[] {
  return text.split(blank).map((part, index) => (index % 2 === 0 ? { words: part } : { name: part.trim() }));
}

function unknownVariable(template: MailTemplate, name: string): MailError {
  const known = Object.keys(template.variables)
    .map((each) => `{{${each}}}`)
    .join(', ');
  return new MailError(
    'mail_variable_unknown',
    `${template.key}: ${name}`,
    `Templat surel memakai isian yang tidak dikenal: ${name}. Yang tersedia: ${known || 'tidak ada'}.`,
  );
}
