import { writeFileSync } from 'node:fs';

/** Required before a program: at its end it writes down how much memory it held at most, in MB. */
const file = process.env.BENCH_PEAK_FILE;
if (file) {
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS / 1024)));
}
