interface DialogGiven {
  title: string;
  content: HTMLElement;
  /** The word of the button that does it; left out where the content itself is pressed. */
  confirm?: string;
  /** Does it; a sentence keeps the dialog open. */
  done?: () => string | undefined;
}

/** A small dialog over the editor. It is no form of its own: it stands inside one. @returns what closes it */
export function openDialog({ title, content, confirm, done }: DialogGiven): () => void {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet writing-dialog';
  const heading = document.createElement('h2');
  heading.className = 'text-xl';
  heading.textContent = title;
  const fault = document.createElement('p');
  fault.className = 'text-sm text-error';
  fault.setAttribute('role', 'alert');
  const foot = document.createElement('div');
  foot.className = 'flex flex-wrap gap-2';
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const finish = () => {
    const refusal = done?.();
    if (refusal) fault.textContent = refusal;
    else close();
  };
  if (confirm) foot.append(button(confirm, 'btn btn-primary', finish));
  foot.append(button('Batal', 'btn btn-ghost', close));
  dialog.append(heading, content, fault, foot);
  dialog.addEventListener('cancel', close);
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !confirm || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    finish();
  });
  document.body.append(dialog);
  dialog.showModal();
  return close;
}

function button(label: string, look: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = look;
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}
