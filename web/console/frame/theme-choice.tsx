import { useState, type ReactNode } from 'react';
import { chooseTheme, chosenTheme, type Theme } from '../../look/theme.js';

/** Light, dark, or as the system is. */
export function ThemeChoice(): ReactNode {
  const [theme, setTheme] = useState(chosenTheme());
  return (
    <label className="theme">
      Look{' '}
      <select
        value={theme}
        onChange={({ target }) => {
          chooseTheme(target.value as Theme);
          setTheme(target.value as Theme);
        }}
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
