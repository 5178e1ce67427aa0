import { element } from './element';
import type { Speech } from './speech';

/** What is going on, said aloud as it changes, with a way to end it. */
export interface StatusLine {
  readonly root: HTMLElement;
  progress(words: string, speech: Speech | undefined): void;
  /** Nothing is going on any more; a problem is told and stays. */
  end(problem: string | undefined): void;
  say(words: string): void;
}

export function statusLine(cancel: () => void): StatusLine {
  const words = element('span', { role: 'status', 'aria-live': 'polite' });
  const problem = element('span', { role: 'alert', class: 'problem' });
  const button = element('button', { type: 'button', class: 'action' });
  button.hidden = true;
  button.addEventListener('click', cancel);
  return {
    root: element('div', { class: 'status' }, words, problem, button),
    progress(now, speech) {
      problem.textContent = '';
      words.textContent = now;
      button.textContent = speech?.word('Cancel') ?? 'Cancel';
      button.hidden = false;
    },
    end(why = '') {
      words.textContent = '';
      problem.textContent = why;
      button.hidden = true;
    },
    say(now) {
      words.textContent = now;
    },
  };
}
