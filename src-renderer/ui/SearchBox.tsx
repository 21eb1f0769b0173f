import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { isComposing } from './composing.ts';
import { useShortcut } from './shortcuts.tsx';

/**
 * A search field that is safe for Vietnamese typing: while Telex is still putting a word together nothing is searched, and
 * the text on the screen is never replaced from outside.
 */
export function SearchBox({
  label,
  value,
  onSearch,
  width = 260,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  width?: number;
}) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState(value);
  const isWriting = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const lastSearched = useRef(value);

  // Another view, or the Back button, may change the text from outside; one's own echo must not.
  useEffect(() => {
    if (value === lastSearched.current || isWriting.current) return;
    lastSearched.current = value;
    setText(value);
  }, [value]);
  useShortcut('filter', () => input.current?.focus());

  function search(next: string) {
    lastSearched.current = next;
    onSearch(next);
  }

  return (
    <TextInput
      ref={input}
      type="search"
      w={width}
      aria-label={label}
      placeholder={label}
      value={text}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={t('search.clear')}
            onClick={() => (setText(''), search(''), input.current?.focus())}
          />
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        if (!isWriting.current) search(event.currentTarget.value);
      }}
      onCompositionStart={() => {
        isWriting.current = true;
      }}
      onCompositionEnd={(event) => {
        isWriting.current = false;
        search(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Escape' && text !== '') {
          event.preventDefault();
          event.stopPropagation();
          setText('');
          search('');
        }
      }}
    />
  );
}
