import '../look/look.css';
import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { showTheme } from '../look/theme.js';
import { home } from './home.js';
import { queries } from './queries.js';
import { Entrance } from './entrance/entrance.js';
import { StepUp } from './entrance/step-up.js';
import { Notices } from './parts/notices.js';

showTheme();
const place = document.getElementById('app');
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Router base={`${home}/console`}>
          <Entrance />
          <StepUp />
          <Notices />
        </Router>
      </QueryClientProvider>
    </StrictMode>,
  );
