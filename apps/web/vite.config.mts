import { defineConfig } from 'vite';

/** Everything the pages need is built into dist/web and served by the api; nothing comes from elsewhere (law.md 6). */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic' } },
  // For work on the pages: `npx vite apps/web`, beside a running FamSam.
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env['FAMSAM_ADDRESS'] ?? 'http://127.0.0.1:3000' },
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Libraries mark their files for server components; there are none here.
      onLog: (level, log, pass) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && pass(level, log),
    },
  },
});
