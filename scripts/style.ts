import { styleText } from "node:util";
import { PLAIN_STYLE, type Style } from "../continuity/report/text";

const NARROWEST = 60;

/** Colours and the terminal's width on a terminal; plain text elsewhere; no colour where NO_COLOR is set. */
export function styleFor(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Style {
  if (!stream.isTTY) return PLAIN_STYLE;
  const width = Math.max(NARROWEST, stream.columns ?? PLAIN_STYLE.width);
  if (env.NO_COLOR) return { ...PLAIN_STYLE, width };
  return {
    good: (text) => styleText("green", text),
    bad: (text) => styleText("red", text),
    doubtful: (text) => styleText("yellow", text),
    faint: (text) => styleText("dim", text),
    strong: (text) => styleText("bold", text),
    width,
  };
}
