import '../look/look.css';
import './docs.css';
import { chooseTheme, chosenTheme, showTheme, type Theme } from '../look/theme.js';
import { showAccount } from './account/account-button.js';
import { byId } from './dom.js';
import { home } from '../console/home.js';
import { beginPlaces } from './places.js';
import { showAddress } from './route.js';

showTheme();
const look = byId<HTMLSelectElement>('look');
look.value = chosenTheme();
look.addEventListener('change', () => chooseTheme(look.value as Theme));
for (const place of document.querySelectorAll('.origin')) place.textContent = location.origin + home;
beginPlaces();
showAccount();
addEventListener('hashchange', () => void showAddress());
void showAddress(true);
