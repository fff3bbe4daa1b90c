import type { ReportScenario } from "./report";

/** How parts of the text are set off, and how wide a line may be. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
  readonly width: number;
}

const same = (text: string): string => text;

/** Plain text, for files, pipes and tests. */
export const PLAIN_STYLE: Style = { good: same, bad: same, doubtful: same, faint: same, strong: same, width: 100 };

/** How a verdict is set off. */
export function colourOf(verdict: ReportScenario["verdict"], style: Style): (text: string) => string {
  switch (verdict) {
    case "meets":
      return style.good;
    case "violates":
      return style.bad;
    case "unproven":
      return style.doubtful;
    case "undeclared":
      return style.faint;
  }
}
