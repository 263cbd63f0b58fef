import { ButtonFace, type ButtonFaceProps, buttonClass } from './button-face.tsx';

export interface LinkButtonProps extends ButtonFaceProps {
  href: string;
  /** The name of the file it saves; the link then leaves page navigation alone. */
  download?: string | true;
  /** Answers with a file that names itself, or asks something first: page navigation stays out of it. */
  isFile?: boolean;
  isCurrent?: boolean;
  /** Opens in a new tab, for documents beside which one goes on working. */
  isNewTab?: boolean;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton(props: LinkButtonProps) {
  const { href, download, isFile, isCurrent, isNewTab, label } = props;
  return (
    <a
      href={href}
      className={buttonClass(props)}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      download={download}
      data-turbo={download || isFile || isNewTab ? 'false' : undefined}
      target={isNewTab ? '_blank' : undefined}
      rel={isNewTab ? 'noopener' : undefined}
    >
      <ButtonFace {...props} />
      {isNewTab && <span className="sr-only">, tab baru</span>}
    </a>
  );
}
