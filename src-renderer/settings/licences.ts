/** Libraries that are part of the screens, with their licences; a test compares the list with what is installed. */
export const licences = [
  { name: '@fontsource/be-vietnam-pro', licence: 'OFL-1.1' },
  { name: '@mantine/core', licence: 'MIT' },
  { name: '@mantine/dates', licence: 'MIT' },
  { name: '@mantine/hooks', licence: 'MIT' },
  { name: '@mantine/notifications', licence: 'MIT' },
  { name: '@tabler/icons-react', licence: 'MIT' },
  { name: '@tanstack/react-query', licence: 'MIT' },
  { name: '@tanstack/react-router', licence: 'MIT' },
  { name: 'dayjs', licence: 'MIT' },
  { name: 'i18next', licence: 'MIT' },
  { name: 'react', licence: 'MIT' },
  { name: 'react-dom', licence: 'MIT' },
  { name: 'react-i18next', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
] as const;
