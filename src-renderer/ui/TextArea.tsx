import { Textarea } from '@mantine/core';
import type { TextareaProps } from '@mantine/core';
import { isComposing } from './composing.ts';

/** A growing text field. Ctrl+Enter sends it, never while a word is still being composed; without `onSend` it saves the form around it. */
export function TextArea({ onSend, ...props }: TextareaProps & { onSend?: () => void }) {
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={12}
      {...props}
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
