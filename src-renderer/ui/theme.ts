import { Button, Checkbox, createTheme, Drawer, Input, Menu, Modal, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Every colour of the program. Screens name them as `var(--fb-…)` and never a colour of their own. */
export interface ColourTokens {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly line2: string;
  readonly field: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly accentInk: string;
  readonly onAccent: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly info: string;
  readonly infoSoft: string;
  readonly neutralSoft: string;
  readonly hover: string;
  readonly shadow: string;
}

export const lightTokens: ColourTokens = {
  bg: '#f6f7f9',
  surface: '#ffffff',
  sunken: '#f3f5f7',
  line: '#e4e7ec',
  line2: '#eef0f3',
  // The edge of a field must reach 3:1 against its surface (WCAG 1.4.11).
  field: '#868f9f',
  ink: '#171b24',
  ink2: '#4b5565',
  ink3: '#5f6b7c',
  accent: '#0f6b5c',
  accentHover: '#0b574b',
  accentSoft: '#e3f3ef',
  accentInk: '#0f6b5c',
  onAccent: '#ffffff',
  warn: '#8a5100',
  warnSoft: '#fdf1dc',
  bad: '#b42318',
  badSoft: '#fdeceb',
  info: '#1f5fbf',
  infoSoft: '#e6effb',
  neutralSoft: '#eceef2',
  hover: '#f3f5f7',
  shadow: '0 8px 28px rgb(23 27 36 / 14%)',
};

export const darkTokens: ColourTokens = {
  bg: '#12151b',
  surface: '#191d25',
  sunken: '#12151b',
  line: '#2a303b',
  line2: '#222833',
  field: '#6b7688',
  ink: '#eef1f6',
  ink2: '#b6bfcd',
  ink3: '#98a3b4',
  accent: '#4fc3ab',
  accentHover: '#6dd2bd',
  accentSoft: '#15332e',
  accentInk: '#4fc3ab',
  onAccent: '#08221d',
  warn: '#f0b45a',
  warnSoft: '#3a2c12',
  bad: '#ff8a7f',
  badSoft: '#3d1c1a',
  info: '#86b4ff',
  infoSoft: '#182a47',
  neutralSoft: '#262c37',
  hover: '#20252f',
  shadow: '0 8px 28px rgb(0 0 0 / 45%)',
};

/** Foreground and background that meet on a screen; the contrast test reads this list. */
export const colourPairs: readonly (readonly [keyof ColourTokens, keyof ColourTokens, number])[] = [
  ...(['ink', 'ink2', 'ink3', 'accentInk', 'warn', 'bad', 'info'] as const).flatMap((ink) =>
    (['surface', 'bg', 'sunken', 'hover'] as const).map((ground) => [ink, ground, 4.5] as const),
  ),
  ['onAccent', 'accent', 4.5],
  ['onAccent', 'accentHover', 4.5],
  ['accentInk', 'accentSoft', 4.5],
  ['ink', 'accentSoft', 4.5],
  ['ink2', 'accentSoft', 4.5],
  ['ink3', 'accentSoft', 4.5],
  ['warn', 'warnSoft', 4.5],
  ['bad', 'badSoft', 4.5],
  ['info', 'infoSoft', 4.5],
  ['ink2', 'neutralSoft', 4.5],
  ['ink', 'badSoft', 4.5],
  ['ink', 'warnSoft', 4.5],
  ['ink', 'infoSoft', 4.5],
  ['field', 'surface', 3],
];

const accent: MantineColorsTuple = [
  '#e3f3ef',
  '#c9e7df',
  '#9fd5c8',
  '#72c2b0',
  '#4fc3ab',
  '#2c9a84',
  '#0f6b5c',
  '#0b574b',
  '#08453c',
  '#06362f',
];

const dark: MantineColorsTuple = [
  darkTokens.ink,
  darkTokens.ink2,
  darkTokens.ink3,
  '#4a5362',
  darkTokens.line,
  darkTokens.hover,
  darkTokens.surface,
  darkTokens.bg,
  '#0e1116',
  '#0a0c10',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent, dark },
  white: lightTokens.surface,
  black: lightTokens.ink,
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-md', fw: 500 },
      vars: (_theme, props) => ({
        root: {
          '--button-height': '1.875rem',
          '--button-fz': '0.8125rem',
          '--button-padding-x': '0.75rem',
          ...((props.variant ?? 'filled') === 'filled' && props.color === undefined
            ? { '--button-color': 'var(--fb-on-accent)', '--button-hover-color': 'var(--fb-on-accent)' }
            : {}),
        },
      }),
    }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': '2rem', '--input-fz': '0.8125rem' } }) }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--fb-on-accent)' } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.25 } } }),
    // As the drawers of forms look, which put theirs together themselves.
    Drawer: Drawer.extend({
      defaultProps: { overlayProps: { backgroundOpacity: 0.25 } },
      styles: { title: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.35 } },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, events: { hover: true, focus: true, touch: false } },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--fb-radius': '8px', '--fb-rail-width': '184px', '--fb-topbar-height': '48px' },
  light: schemeVariables(lightTokens),
  dark: schemeVariables(darkTokens),
});

function schemeVariables(tokens: ColourTokens): Record<string, string> {
  const own = Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--fb-${kebab(name)}`, value]));
  return {
    ...own,
    '--mantine-color-body': tokens.surface,
    '--mantine-color-text': tokens.ink,
    '--mantine-color-dimmed': tokens.ink3,
    '--mantine-color-placeholder': tokens.ink3,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.hover,
    '--mantine-color-default-color': tokens.ink,
    '--mantine-color-default-border': tokens.line,
    '--mantine-color-anchor': tokens.accentInk,
    '--mantine-color-error': tokens.bad,
    // A red button has white words in both schemes, so its ground is the dark red in both.
    '--mantine-color-red-filled': lightTokens.bad,
    '--mantine-color-red-filled-hover': '#8f1c13',
    '--mantine-color-disabled': tokens.neutralSoft,
    '--mantine-color-disabled-color': tokens.ink3,
    '--mantine-color-accent-filled': tokens.accent,
    '--mantine-color-accent-filled-hover': tokens.accentHover,
    '--mantine-color-accent-light': tokens.accentSoft,
    '--mantine-color-accent-light-hover': tokens.accentSoft,
    '--mantine-color-accent-light-color': tokens.accentInk,
    '--mantine-color-accent-outline': tokens.accent,
    '--mantine-color-accent-text': tokens.accentInk,
    '--mantine-primary-color-filled': tokens.accent,
    '--mantine-primary-color-filled-hover': tokens.accentHover,
    '--mantine-primary-color-light': tokens.accentSoft,
    '--mantine-primary-color-light-color': tokens.accentInk,
    '--mantine-primary-color-contrast': tokens.onAccent,
    '--mantine-shadow-md': tokens.shadow,
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z0-9]/g, (part) => (/\d/.test(part) ? part : `-${part.toLowerCase()}`));
}
