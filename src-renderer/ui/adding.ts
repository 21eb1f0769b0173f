/** Where a field has something new made that its form needs, such as a purpose that was typed: saving waits for it. */
export type Adding = 'none' | 'running' | 'refused';
