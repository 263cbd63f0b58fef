const TAG = 'balai-survey-branches';

interface Rule {
  /** The question that is shown or not. */
  question: string;
  /** The field it depends on, and the choices that call for it. */
  source: string;
  values: readonly string[];
}

/**
 * Makes one page of the steps of a survey: every question is there, and those that depend on another one come and go with
 * its answer. What is out of sight is not sent.
 */
if (!customElements.get(TAG)) {
  customElements.define(
    TAG,
    class extends HTMLElement {
      #away = new AbortController();

      connectedCallback() {
        this.#away = new AbortController();
        const { rules } = JSON.parse(this.dataset.props ?? '{"rules":[]}') as { rules: Rule[] };
        const show = () => showQuestions(this, rules);
        this.addEventListener('change', show, { signal: this.#away.signal });
        show();
      }

      disconnectedCallback() {
        this.#away.abort();
      }
    },
  );
}

/** In the order of the questions: what one of them hides counts as unanswered for those behind it. */
function showQuestions(list: HTMLElement, rules: readonly Rule[]): void {
  for (const question of list.querySelectorAll<HTMLFieldSetElement>('fieldset[data-question]')) {
    const rule = rules.find((known) => known.question === question.dataset.question);
    const isAsked = !rule || isChosen(list, rule);
    question.hidden = !isAsked;
    question.disabled = !isAsked;
  }
}

function isChosen(list: HTMLElement, { source, values }: Rule): boolean {
  return [...list.querySelectorAll<HTMLInputElement>('input:checked')].some(
    (input) =>
      input.name === source &&
      values.includes(input.value) &&
      !input.closest('fieldset[data-question]')?.matches('[disabled]'),
  );
}

export {};
