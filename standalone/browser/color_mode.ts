/** Light or dark: chosen by the person, else as the system has it. */
import euiDark from '@elastic/eui/dist/eui_theme_dark.min.css';
import euiLight from '@elastic/eui/dist/eui_theme_light.min.css';
import chartsDark from '@elastic/charts/dist/theme_only_dark.css';
import chartsLight from '@elastic/charts/dist/theme_only_light.css';

export type ColorMode = 'light' | 'dark';

const storageKey = 'anomaly-forest.color-mode';
const sheets = { light: [euiLight, chartsLight], dark: [euiDark, chartsDark] } as const;

export function initialColorMode(): ColorMode {
  const stored = window.localStorage.getItem(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function rememberColorMode(mode: ColorMode): void {
  window.localStorage.setItem(storageKey, mode);
}

function loadSheet(href: string): Promise<HTMLLinkElement> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.dataset.colorMode = '';
    link.onload = () => resolve(link);
    link.onerror = () => reject(new Error(`The style sheet ${href} could not be loaded`));
    // In front of the styles that components add themselves, which are to win.
    document.head.prepend(link);
  });
}

/** Loads the style sheets of a mode, then takes those of the other away, so nothing flashes. */
export async function showColorMode(mode: ColorMode): Promise<void> {
  const old = document.head.querySelectorAll('link[data-color-mode]');
  await Promise.all(sheets[mode].map(loadSheet));
  old.forEach((link) => link.remove());
  document.documentElement.style.colorScheme = mode;
}
