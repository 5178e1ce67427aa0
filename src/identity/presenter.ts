import type { FromPage, Tab, ToPage } from '../webview/protocol';
import {
  presentation,
  type Presentation,
  type ShownEvent,
  type Surroundings,
} from './presentation';

/** Presents one event at a time: whatever is asked for last is what is shown, however long others take. */
export interface Presenter {
  /** `undefined` while no event is at hand. */
  readonly current: Presentation | undefined;
  /** Puts an event on the page; `undefined` where another one has taken its place meanwhile. */
  present(next: ShownEvent): Promise<Presentation | undefined>;
  /** Tells a page that has just loaded what it shows. */
  begin(ready: Extract<FromPage, { type: 'ready' }>): Promise<void>;
  /** The page is thrown away because it is hidden: it begins anew when it is seen again. */
  hide(): void;
  /** The page is gone for good. */
  end(): void;
}

export interface PresenterParts extends Omit<Surroundings, 'words'> {
  translated(word: string): string;
}

export function presenter({ translated, ...surroundings }: PresenterParts): Presenter {
  let current: Presentation | undefined;
  /** The words of the page as they are translated; absent until it listens. */
  let words: Readonly<Record<string, string>> | undefined;
  /** The side that a page was to show while it did not listen. */
  let missed: Tab | undefined;
  const tell = (message: ToPage) => {
    if (words) surroundings.tell(message);
    else if (message.type === 'show') missed = message.tab ?? missed;
  };

  function take(next: ShownEvent): Presentation {
    current?.dispose();
    const own: Presentation = presentation(next, {
      ...surroundings,
      words: () => words ?? {},
      tell: message => {
        if (current === own) tell(message);
      },
    });
    current = own;
    return own;
  }

  return {
    get current() {
      return current;
    },
    async present(next) {
      const own = take(next);
      tell({ type: 'idle' });
      const view = await own.view();
      if (current !== own) return undefined;
      tell({ type: 'show', view, tab: 'chain' });
      return own;
    },
    async begin(ready) {
      words = Object.fromEntries(ready.words.map(word => [word, translated(word)]));
      const own = current;
      if (!own) return tell({ type: 'detach', words });
      const view = await own.view();
      if (current !== own) return;
      tell({ type: 'show', view, ...(missed && { tab: missed }) });
      missed = undefined;
      tell(own.status());
    },
    hide() {
      words = undefined;
    },
    end() {
      words = undefined;
      missed = undefined;
      current?.dispose();
      current = undefined;
    },
  };
}
