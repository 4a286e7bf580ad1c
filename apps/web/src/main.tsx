import '@digdir/designsystemet-css';
import './app/theme.css';
import './app/app.css';
import './parts/stacked-table.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { router } from './app/router';
import { Texts } from './app/texts';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no place for the application');
createRoot(place).render(
  <StrictMode>
    <Texts>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Texts>
  </StrictMode>,
);
