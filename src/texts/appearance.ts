/** The words of the settings' part Appearance. */
export const appearanceTexts = {
  title: 'Appearance',
  note: 'For this browser only. The player stays dark.',
  theme: 'Theme',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
};
