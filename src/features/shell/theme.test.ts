import { expect, test } from 'vitest';
import { resolveTheme, themeScript } from './theme';

test('a choice wins over the device, anything else follows it', () => {
  expect(resolveTheme('light', false)).toBe('light');
  expect(resolveTheme('dark', true)).toBe('dark');
  expect(resolveTheme('system', true)).toBe('light');
  expect(resolveTheme(null, false)).toBe('dark');
  expect(resolveTheme('purple', true)).toBe('light');
});

test('the script of the head is a whole program', () => {
  expect(() => new Function(themeScript)).not.toThrow();
});
