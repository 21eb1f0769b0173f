import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Settings.module.css';

/** The cards of the settings, and beside them their titles, each a way to its card: nobody scrolls through twenty of them. */
export function WithIndex({ children }: { children: ReactNode }) {
  const page = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.beside}>
      <div className={classes.page} ref={page}>
        {children}
      </div>
      <Index of={page} />
    </div>
  );
}

function Index({ of }: { of: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('settings');
  const titles = useTitles(of);
  if (titles.length < 2) return null;
  return (
    <nav className={classes.index} aria-label={t('index')}>
      <ul>
        {titles.map(({ id, text }) => (
          <li key={id}>
            <a
              href="#/settings"
              onClick={(event) => {
                event.preventDefault();
                goTo(id);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface Title {
  readonly id: string;
  readonly text: string;
}

/** Cards that belong to some people or some profiles only come and go by themselves; the page is looked at, not a list kept beside it. */
function useTitles(of: RefObject<HTMLElement | null>): readonly Title[] {
  const [titles, setTitles] = useState<readonly Title[]>([]);
  useEffect(() => {
    const page = of.current;
    if (page === null) return undefined;
    const look = () => {
      const found = [...page.querySelectorAll('section > header > h2[id]')].map(({ id, textContent }) => ({
        id,
        text: textContent ?? '',
      }));
      setTitles((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(page, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [of]);
  return titles;
}

function goTo(id: string): void {
  const title = document.getElementById(id);
  if (title === null) return;
  title.scrollIntoView({ block: 'start' });
  // The keyboard goes on from there.
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
