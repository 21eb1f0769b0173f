import { Textarea } from '@mantine/core';
import type { TextareaProps } from '@mantine/core';
import { isComposing } from './composing.ts';

/**
 * A growing text field. Ctrl+Enter sends it, never while a word is still being composed; without `onSend` it saves the form around it.
 * The browser itself lets it grow: measuring by hand had the whole page laid out twice before it was shown.
 */
export function TextArea({
  onSend,
  minRows = 2,
  maxRows = 12,
  ...props
}: Omit<TextareaProps, 'autosize' | 'styles' | 'rows'> & { minRows?: number; maxRows?: number; onSend?: () => void }) {
  return (
    <Textarea
      {...props}
      styles={{
        input: {
          fieldSizing: 'content',
          minHeight: `max(var(--input-height), ${heightOf(minRows)})`,
          maxHeight: heightOf(maxRows),
        },
      }}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (onSend === undefined) return;
        if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        onSend();
      }}
    />
  );
}

/** So many lines with what is above, below and around them. */
function heightOf(rows: number): string {
  return `calc(${rows}lh + 2 * var(--input-padding-y, 0px) + 2px)`;
}
