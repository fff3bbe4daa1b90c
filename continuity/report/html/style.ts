/**
 * Light, and dark where the reader prefers that. Every colour of text has at least 4.5 : 1 against its ground. What is
 * told by colour is told by text and shape too.
 */
export const STYLE = `
:root { color-scheme: light dark;
  --page: #ffffff; --raised: #f6f8fa; --line: #d0d7de; --text: #1f2328; --faint: #57606a; --link: #0550ae;
  --good: #116329; --bad: #a40e26; --doubt: #7d4e00; --good-tint: #e6f4ea; --bad-tint: #fdecee; --doubt-tint: #fff4d6; }
@media (prefers-color-scheme: dark) { :root {
  --page: #0d1117; --raised: #161b22; --line: #30363d; --text: #e6edf3; --faint: #9198a1; --link: #79b8ff;
  --good: #56d364; --bad: #ff8a80; --doubt: #e3b341; --good-tint: #12261a; --bad-tint: #2d1517; --doubt-tint: #2b2111; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 0.9375rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
body > header, body > nav, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: 0.5rem 1rem; background: var(--page); }
[hidden] { display: none !important; }
code { font: 0.875em ui-monospace, monospace; }
small, .about, footer { color: var(--faint); font-size: 0.8125rem; }
header { padding-top: 2.5rem !important; }
.kicker { margin: 0; color: var(--faint); font-size: 0.8125rem; letter-spacing: 0.06em; text-transform: uppercase; }
h1 { margin: 0; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
h1 span { color: var(--faint); font-weight: 400; }
h2 { margin: 3rem 0 1rem; font-size: 1.375rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.125rem; overflow-wrap: anywhere; }
h4 { margin: 1.25rem 0 0.5rem; font-size: 0.9375rem; }
.about { margin: 0.25rem 0 0.75rem; }
.tally { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0 1.5rem; padding: 0; list-style: none; }
.tally li { padding: 0.75rem 1rem; border: 1px solid var(--line); border-left-width: 5px; border-radius: 8px; background: var(--raised); }
.tally strong { display: block; font-size: 1.75rem; line-height: 1.2; }
.tally .meets { border-left-color: var(--good); }
.tally .violates { border-left-color: var(--bad); }
.tally .unproven { border-left-color: var(--doubt); }
.tally b[class] { padding: 0; border: 0; background: none; }
body > nav { position: sticky; top: 0; z-index: 1; max-width: none; background: var(--page); border-bottom: 1px solid var(--line); }
nav ul { display: flex; gap: 1.25rem; max-width: 73rem; margin: 0 auto; padding: 0; overflow-x: auto; list-style: none; white-space: nowrap; }
nav a { display: block; padding: 0.625rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a:focus-visible { outline-offset: -3px; }
b[class] { display: inline-block; padding: 0 0.5em; border: 1px solid currentColor; border-radius: 1em; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
b[class]::before { margin-right: 0.4em; }
b.meets, b.passed { color: var(--good); background: var(--good-tint); }
b.meets::before, b.passed::before { content: "\\2713" / ""; }
b.violates, b.mandatory, b.failed, b.aborted { color: var(--bad); background: var(--bad-tint); }
b.violates::before, b.mandatory::before, b.failed::before, b.aborted::before { content: "\\2715" / ""; }
b.unproven, b.advisory, b.missed-objective { color: var(--doubt); background: var(--doubt-tint); border-style: dashed; }
b.unproven::before, b.advisory::before, b.missed-objective::before { content: "?" / ""; }
b.waived { color: var(--faint); background: var(--raised); border-style: dotted; }
b.waived::before { content: "\\2299" / ""; }
b.undeclared { padding-left: 0; color: var(--faint); border-color: transparent; font-weight: 400; }
b.undeclared::before { content: "\\2013" / ""; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 0.375rem; text-align: left; color: var(--faint); font-size: 0.8125rem; }
caption b { color: var(--text); font-size: 0.9375rem; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { border-top: 0; color: var(--faint); font-size: 0.8125rem; }
th small { display: block; }
#filter { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
input, select, button { padding: 0.3125rem 0.625rem; border: 1px solid var(--faint); border-radius: 6px; background: var(--page); color: var(--text); font: inherit; }
button { background: var(--raised); cursor: pointer; }
#loss select { max-width: min(100%, 30rem); }
output { color: var(--faint); }
.matrix { min-width: 56rem; table-layout: fixed; }
.matrix th[scope=row] { font-weight: 600; overflow-wrap: anywhere; }
.matrix tr > :first-child { position: sticky; left: 0; background: var(--page); }
.matrix a { text-decoration: none; }
.matrix a:hover { text-decoration: underline; }
.matrix td a { display: block; color: inherit; white-space: pre-line; }
.matrix small { font-weight: 400; }
.matrix td, .scenarios summary { font-size: 0.8125rem; }
.matrix td b { display: block; width: fit-content; margin-bottom: 0.25rem; }
article { margin: 0 0 1rem; padding: 1.125rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; content-visibility: auto; contain-intrinsic-size: auto 16rem; }
details { border-top: 1px solid var(--line); }
summary { display: flex; flex-wrap: wrap; gap: 0.25rem 0.875rem; align-items: baseline; padding: 0.4375rem 0.25rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\25B8" / ""; color: var(--faint); width: 0.75em; }
[open] > summary::before { content: "\\25BE" / ""; }
summary:hover { background: var(--raised); }
summary strong { min-width: 5.75rem; font-weight: 600; }
.scenarios summary { display: grid; grid-template-columns: 0.75em 6.5rem 10.5rem 16rem 1fr; }
.scenarios summary strong { font-size: 0.9375rem; }
.scenarios summary b { justify-self: start; }
.scenarios summary small { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.backups > summary, .ways > summary { color: var(--faint); font-size: 0.8125rem; }
.backups > summary strong, .ways > summary strong { color: var(--text); font-size: 0.9375rem; }
[open] > summary small { white-space: normal; }
details > div { padding: 0.25rem 0 0.75rem 1.375rem; }
details.backups > div { padding-left: 0; }
.scenarios table { margin: 0.5rem 0 1rem; table-layout: fixed; }
.scenarios th { width: 33%; overflow-wrap: anywhere; }
.scenarios td { overflow-wrap: anywhere; }
.scenarios td:nth-child(2) { width: 20%; }
.scenarios td:nth-child(3) { width: 11%; color: var(--faint); font-size: 0.8125rem; }
.scenarios td:last-child { position: relative; padding: 0; background: linear-gradient(var(--bad), var(--bad)) calc(var(--o) * 1%) 0 / 2px 100% no-repeat; }
.scenarios td[style]::before { content: ""; position: absolute; left: calc(var(--s, 0) * 1%); width: max(3px, calc(var(--w) * 1%)); top: 0.625rem; height: 0.75rem; border: 1px solid var(--good); border-radius: 2px; background: linear-gradient(90deg, var(--good) calc(var(--l, 0) * 1%), transparent 0); }
.scenarios td.open::before { border: 1px dashed var(--doubt); border-right: 0; background: repeating-linear-gradient(135deg, var(--doubt) 0 2px, transparent 2px 7px); }
.scenarios div > p { margin: 0.5rem 0; color: var(--faint); font-size: 0.8125rem; }
.scenarios p b:not([class]) { color: var(--text); font-size: 0.9375rem; }
.scenarios div > p:has(b[class]) { color: inherit; font-size: inherit; }
.ways ul { margin: 0; padding: 0; list-style: none; }
.ways > ul { padding: 0 0 0.5rem 1.375rem; }
.ways > ul > li { display: grid; grid-template-columns: 17rem 1fr; gap: 0 1rem; padding: 0.375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.ways b { font-weight: 600; }
.ways a, .ways ul ul ul { font-size: 0.8125rem; }
.ways ul ul ul { padding-left: 1.125rem; color: var(--doubt); }
.findings { display: grid; gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.findings > li { padding: 0.5rem 0 0.5rem 0.875rem; border-left: 3px solid var(--doubt); overflow-wrap: anywhere; }
.findings > li:has(.mandatory) { border-left-color: var(--bad); }
.findings p { margin: 0; max-width: 72em; }
.findings p:first-child { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; margin-bottom: 0.25rem; }
.findings p:nth-child(3) { color: var(--faint); }
.drills { margin-top: 1.25rem; }
.charts { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { flex: 1 1 22rem; max-width: 32rem; margin: 0; }
.drill-chart { display: block; width: 100%; font-size: 12px; }
.drill-chart text { fill: var(--text); }
.drill-chart .title { font-weight: 600; }
.drill-chart .faint { fill: var(--faint); }
.drill-chart .grid { stroke: var(--line); }
.drill-chart .objective { fill: none; stroke: var(--bad); stroke-width: 2; stroke-dasharray: 6 3; }
.drill-chart .passed { fill: var(--good); stroke: var(--good); }
.drill-chart .missed { fill: var(--doubt); stroke: var(--doubt); }
.drill-chart .failed { fill: none; stroke: var(--bad); stroke-width: 2; }
.drill-chart .practice { fill: none; stroke-width: 1.5; }
.phase-chart { display: block; margin: 1rem 0; font-size: 12px; }
.phase-chart text { fill: var(--text); }
.phase-chart .faint { fill: var(--faint); }
.phase-chart .grid { stroke: var(--line); }
.phase-chart .phase { fill: var(--good); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; margin: 1rem 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
svg.lifeboat { max-width: none; }
.hatching { position: absolute; }
.losses ol { margin: 0; padding: 0; list-style: none; }
.losses li { display: grid; grid-template-columns: 11rem 15rem 1fr; gap: 0 1rem; padding: 0.4375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.losses small { display: block; }
.losses p { margin: 0.5rem 0; }
form { margin-bottom: 1rem; font-size: 0.875rem; }
.notes { padding-left: 2.5rem; color: var(--faint); font-size: 0.8125rem; }
.notes li { overflow-wrap: anywhere; }
li:target, article:target { outline: 2px solid var(--link); outline-offset: 3px; }
footer { padding-top: 2rem !important; padding-bottom: 3rem !important; }
@media (max-width: 48rem) {
  body > header, body > nav, main, footer { padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  article { padding: 0.875rem; }
  .scenarios summary { display: flex; }
  .scenarios summary small { flex-basis: 100%; white-space: normal; }
  .scenarios table, .scenarios tbody, .scenarios tr { display: block; }
  .scenarios caption, .scenarios th, .scenarios td { display: block; width: auto !important; padding: 0; border: 0; }
  .scenarios tr { padding: 0.375rem 0; border-top: 1px solid var(--line); }
  .scenarios td:last-child { height: 1rem; }
  .scenarios td[style]::before { top: 0.125rem; }
  details > div, .ways > ul { padding-left: 0; }
  .losses li, .ways > ul > li, dl { grid-template-columns: 1fr; }
  dd { margin-bottom: 0.5rem; }
}
@media print {
  :root { color-scheme: light; --page: #fff; --raised: #fff; --line: #bbb; --text: #000; --faint: #444; --link: #000;
    --good: #0b4f20; --bad: #8a0a1e; --doubt: #5f3b00; --good-tint: #fff; --bad-tint: #fff; --doubt-tint: #fff; }
  * { print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  body > header, main, footer { max-width: none; padding: 0; }
  body > nav, form, .skip { display: none !important; }
  details::details-content { content-visibility: visible; }
  article { content-visibility: visible; break-inside: auto; }
  tr, .findings > li, figure, h2, h3, h4, summary { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  .scroll { overflow: visible; }
  .matrix { min-width: 0; }
  .scenarios summary small { white-space: normal; }
  svg.lifeboat, .phase-chart { width: 100%; height: auto; }
  a { text-decoration: none; }
  td a[href^="#n"]::after, p a[href^="#n"]::after, .ways ul ul ul a::after { content: " " attr(href); }
}
`;
