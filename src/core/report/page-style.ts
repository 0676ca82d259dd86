import { markup, type Html } from './html.ts'

/** How the report page looks: by day and by night, on a phone, in a window and on paper. */
export const pageStyle: Html = markup`<style>
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --chip: #eef1f4;
  --error: #b42318; --warning: #8a5a00; --info: #0b5cad; --good: #1a7f37; --wash: #eaf2fb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161b22; --ink: #e6edf3; --soft: #9aa7b4; --line: #2d343d; --chip: #222932;
    --error: #ff8078; --warning: #e3b341; --info: #79b8ff; --good: #56d364; --wash: #17263a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
code { font: 0.88em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--chip); border-radius: 4px; padding: 0.1em 0.35em; }
header p { margin: 0; }
.brand { color: var(--soft); font-size: 0.8rem; letter-spacing: 0.06em; text-transform: uppercase; font-weight: 600; }
h1 { font-size: clamp(1.35rem, 4vw, 1.9rem); line-height: 1.25; margin: 0.35rem 0 0.5rem; letter-spacing: -0.01em; }
.verdict { color: var(--soft); font-size: 1rem; }
.filter { margin: 1.5rem 0 0; display: flex; flex-wrap: wrap; gap: 0.5rem; }
.filter input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.filter label { background: var(--card); border: 1px solid var(--line); border-radius: 999px; padding: 0.35rem 0.9rem; cursor: pointer; font-size: 0.9rem; }
.filter b { font-variant-numeric: tabular-nums; }
.filter input:checked + label { background: var(--wash); border-color: var(--info); }
.filter input:focus-visible + label { outline: 2px solid var(--info); outline-offset: 2px; }
h2 { font-size: 1.05rem; margin: 2.25rem 0 0.75rem; display: flex; align-items: baseline; gap: 0.5rem; }
h2 span { color: var(--soft); font-weight: 400; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--edge); border-radius: 8px; padding: 0.85rem 1rem; margin: 0 0 0.6rem; }
article.error { --edge: var(--error); } article.warning { --edge: var(--warning); } article.info { --edge: var(--info); }
article p { margin: 0; }
.meta { color: var(--soft); font-size: 0.83rem; margin-top: 0.45rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.9rem; }
.level { color: var(--edge); font-weight: 600; }
.more { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
details { margin-top: 0.5rem; font-size: 0.88rem; min-width: 0; } details[open] { flex-basis: 100%; }
summary { cursor: pointer; color: var(--info); width: fit-content; border-radius: 4px; }
summary:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; }
details ul { margin: 0.5rem 0 0.25rem; padding: 0; list-style: none; max-height: 22rem; overflow-y: auto; display: grid; gap: 0.3rem; }
details li span { color: var(--soft); }
.names { margin: 0.5rem 0 0.25rem; line-height: 1.9; }
dl { margin: 0.5rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 0.9rem; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
.calm { border-left-color: var(--good); --edge: var(--good); }
.notes { margin: 1.5rem 0 0; padding-left: 1.1rem; color: var(--soft); }
main:has(#only-error:checked) section:not(.error), main:has(#only-warning:checked) section:not(.warning), main:has(#only-info:checked) section:not(.info) { display: none; }
@media (min-width: 48rem) {
  article > p:not(.meta) code { display: inline-block; max-width: 100%; }
}
@media (max-width: 32rem) {
  main { padding: 1.5rem 0.9rem 2rem; }
  dl { grid-template-columns: 1fr; gap: 0.1rem; } dd { margin-bottom: 0.4rem; }
}
@media print {
  :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --chip: #f2f2f2; --error: #b42318; --warning: #8a5a00; --info: #0b5cad; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  .filter { display: none; } article { break-inside: avoid; }
  details ul { max-height: none; }
}
</style>`
