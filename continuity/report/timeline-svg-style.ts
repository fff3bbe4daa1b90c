/** Light, and dark where the reader prefers that; every colour has at least 4.5 : 1 against its background. */
export const SVG_STYLE = `
.lifeboat { font: 12px system-ui, sans-serif; }
.lifeboat .page { fill: #ffffff; }
.lifeboat text { fill: #1f2328; }
.lifeboat .title { font-size: 15px; font-weight: 600; }
.lifeboat .faint { fill: #57606a; }
.lifeboat .grid { stroke: #d0d7de; }
.lifeboat .run, .lifeboat .job { fill: #116329; }
.lifeboat .window { fill: none; stroke: #116329; }
.lifeboat .copy { fill: #ffffff; stroke: #116329; stroke-dasharray: 2 2; }
.lifeboat .continuous { fill: #116329; fill-opacity: 0.35; }
.lifeboat .open { fill: none; stroke: #7d4e00; stroke-width: 2; }
.lifeboat .perhaps { fill: #ffffff; stroke: #7d4e00; stroke-width: 2; }
.lifeboat .lost { fill: none; stroke: #a40e26; stroke-width: 2; }
.lifeboat .gap { fill: none; stroke: #a40e26; stroke-width: 2; }
.lifeboat .loss { fill: #a40e26; font-weight: 600; }
.lifeboat .blackout { fill: url(#lifeboat-hatch); }
.lifeboat .hatch { stroke: #6e7781; }
@media (prefers-color-scheme: dark) {
  .lifeboat .page { fill: #0d1117; }
  .lifeboat text { fill: #e6edf3; }
  .lifeboat .faint { fill: #9198a1; }
  .lifeboat .grid { stroke: #30363d; }
  .lifeboat .run, .lifeboat .job { fill: #3fb950; }
  .lifeboat .window { stroke: #3fb950; }
  .lifeboat .copy { fill: #0d1117; stroke: #3fb950; }
  .lifeboat .continuous { fill: #3fb950; }
  .lifeboat .open { stroke: #d29922; }
  .lifeboat .perhaps { fill: #0d1117; stroke: #d29922; }
  .lifeboat .lost, .lifeboat .gap { stroke: #ff7b72; }
  .lifeboat .loss { fill: #ff7b72; }
  .lifeboat .hatch { stroke: #9198a1; }
}
`;
