import type { ReportCell } from '@famsam/statistics';

export type Cell = string | ReportCell;
export type Column = string;

const number = new Intl.NumberFormat('sv-SE');

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The first cell of a row is its heading; what is unknown or hidden is read aloud as such. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  notes: string,
): string {
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const body = rows
    .map(([first, ...rest]) => {
      const cells = rest.map((cell) => `<td>${cellText(cell)}</td>`).join('');
      const total = first === 'Totalt' ? ' class="total"' : '';
      return `<tr${total}><th scope="row">${cellText(first ?? null)}</th>${cells}</tr>`;
    })
    .join('\n');
  const empty = `<tr><td colspan="${columns.length}">Inget att visa för den här dagen.</td></tr>`;
  return `<section>
<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}">
<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body || empty}
</tbody>
</table>
</div>
<details><summary>Så räknas det</summary><ul>${notes}</ul></details>
</section>`;
}

function cellText(cell: Cell): string {
  if (cell === null) return unshown('–', 'okänt');
  if (typeof cell === 'string') return escaped(cell);
  if (typeof cell === 'number') return escaped(number.format(cell));
  return cell.complementary ? unshown('–', 'visas inte') : unshown('<5', 'färre än fem');
}

function unshown(sign: string, aloud: string): string {
  return `<span title="${aloud}"><span aria-hidden="true">${escaped(sign)}</span><span class="aloud">${aloud}</span></span>`;
}

export function layout(title: string, main: string): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<nav><a class="enter" href="/valj-roll">Öppna FamSam</a> <a href="/api/docs">Gränssnitt för system (API)</a></nav>
<main>
<h1>${escaped(title)}</h1>
${main}
</main>
<footer><p>Alla siffror finns också som data: <a href="/api/docs">beskrivning av gränssnittet (API)</a>.</p></footer>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --ink: #1d2429; --soft: #55626b; --paper: #fbfaf7; --card: #ffffff;
  --line: #d8d5cc; --mark: #14586b; --on-mark: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #aab4ba; --paper: #15191c; --card: #1d2327; --line: #3a444a;
    --mark: #7cc4d8; --on-mark: #0c1a1f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
nav, main, footer { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
nav { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; padding-bottom: 0; }
nav a { display: inline-flex; align-items: center; min-height: 2.75rem; }
nav .enter { background: var(--mark); color: var(--on-mark); font-weight: 600; text-decoration: none;
  padding: 0 1rem; border-radius: .4rem; }
h1 { font-size: clamp(1.6rem, 4vw, 2.25rem); line-height: 1.2; font-weight: 650; margin: 1rem 0 .5rem; }
.lead { color: var(--soft); margin: 0 0 1.25rem; }
.lead strong { color: var(--ink); }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: 0 0 1.5rem; }
input, button { font: inherit; padding: .5rem .75rem; border-radius: .4rem; min-height: 2.75rem;
  border: 1px solid var(--soft); background: var(--card); color: var(--ink); }
button { background: var(--mark); color: var(--on-mark); border-color: var(--mark); cursor: pointer; font-weight: 600; }
a { color: var(--mark); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  margin: 0 0 1.25rem; padding: 1rem 1.25rem; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: 1.2rem; font-weight: 650; padding: 0 0 .6rem; }
th, td { padding: .45rem .75rem; border-bottom: 1px solid var(--line); text-align: right; }
thead th { color: var(--soft); font-weight: 600; font-size: .9375rem; vertical-align: bottom; }
th:first-child { text-align: left; padding-left: 0; }
tbody th { font-weight: 500; }
tr.total th, tr.total td { font-weight: 700; border-bottom: 0; border-top: 2px solid var(--soft); }
details { margin-top: .75rem; color: var(--soft); }
summary { cursor: pointer; color: var(--mark); padding: .25rem 0; }
ul { margin: .5rem 0 0; padding-left: 1.25rem; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
footer { color: var(--soft); }
@media (max-width: 36rem) { section { padding: .9rem .9rem; } th, td { padding: .4rem .5rem; } }
`;
