/** The option that names another lifeboat.yaml, alike in every command that reads one. */
export const SETTINGS = [
  "--settings <file>",
  "the lifeboat.yaml (default: LIFEBOAT_CONFIG, else the closest one upward)",
] as const;
